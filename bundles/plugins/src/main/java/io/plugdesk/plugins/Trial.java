package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** Finds out whether a bundle may come, and whether it can take over what is there. */
final class Trial {
  private final BundleContext context;
  private final Catalogue catalogue;
  private final Directory directory;
  private final Failures failures;

  Trial(BundleContext context, Catalogue catalogue, Directory directory) {
    this.context = context;
    this.catalogue = catalogue;
    this.directory = directory;
    this.failures = new Failures(context);
  }

  /**
   * Lets a bundle in.
   *
   * @throws PlugdeskException REJECTED when it would stand beside a part of the house, TRANSIENT
   *     while that cannot be told
   */
  void admit(Artifact artifact, Optional<Bundle> shipped) {
    if (shipped.isEmpty() || offers(shipped.get())) {
      return;
    }
    if (shipped.get().getState() == Bundle.ACTIVE) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "%s is a part of the house, and changes with the distribution"
              .formatted(artifact.symbolicName()));
    }
    throw new PlugdeskException(
        Kind.TRANSIENT, "%s is still starting".formatted(artifact.symbolicName()));
  }

  private boolean offers(Bundle bundle) {
    return catalogue.releases().stream()
        .anyMatch(installed -> installed.release().bundle() == bundle.getBundleId());
  }

  /** Whether a bundle serves every tenant that another version of it serves. */
  boolean passed(Bundle bundle) {
    return Arrays.stream(context.getBundles())
        .filter(other -> Objects.equals(other.getSymbolicName(), bundle.getSymbolicName()))
        .filter(other -> other.getBundleId() != bundle.getBundleId())
        .flatMap(other -> directory.ofBundle(other.getBundleId()).stream())
        .filter(instance -> !instance.isRetired())
        .allMatch(old -> serves(bundle.getBundleId(), old.key()) || !old.starts());
  }

  /** Why a bundle has not passed, as far as it is known. */
  String reason(Bundle bundle) {
    return failures.of(bundle).map(": "::concat).orElse("");
  }

  private boolean serves(long bundle, Instance.Key key) {
    return directory.of(key.tenantId(), key.plugin()).stream()
        .anyMatch(instance -> instance.release().bundle() == bundle && instance.starts());
  }
}
