package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.bundle.CollisionHook;
import org.osgi.framework.startlevel.BundleStartLevel;

/**
 * The bundles of the framework that this room puts there, known by their location.
 *
 * <p>They are started for this run only: what the framework's cache holds runs when it is declared.
 * No other bundle is touched, and none is ever refreshed. Two of the same name and version may
 * stand side by side.
 */
final class DeclaredBundles {
  private static final String LOCATION = "plugdesk:";
  private static final char COPY = '+';

  private final BundleContext context;
  private final ServiceRegistration<CollisionHook> sideBySide;

  DeclaredBundles(BundleContext context) {
    this.context = context;
    CollisionHook hook =
        (operation, target, collisions) -> {
          if (operation == CollisionHook.INSTALLING && target.equals(context.getBundle())) {
            collisions.clear();
          }
        };
    sideBySide = context.registerService(CollisionHook.class, hook, null);
  }

  void close() {
    sideBySide.unregister();
  }

  static boolean isDeclared(Bundle bundle) {
    return bundle.getLocation().startsWith(LOCATION);
  }

  /** The digest of the bytes from which a bundle was installed. */
  static String sha256(Bundle bundle) {
    var digest = bundle.getLocation().substring(LOCATION.length());
    var copy = digest.indexOf(COPY);
    return copy < 0 ? digest : digest.substring(0, copy);
  }

  /** What is there, also from an earlier run. */
  List<Bundle> all() {
    return Arrays.stream(context.getBundles()).filter(DeclaredBundles::isDeclared).toList();
  }

  /** What is there and stays, by the digest of its bytes; of two the one that came first. */
  Map<String, Bundle> present(Set<Long> leaving) {
    var present = new HashMap<String, Bundle>();
    for (var bundle : all()) {
      if (!leaving.contains(bundle.getBundleId())) {
        present.putIfAbsent(sha256(bundle), bundle);
      }
    }
    return present;
  }

  /** The bundle of that name that came with the house. */
  Optional<Bundle> shipped(String symbolicName) {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> !isDeclared(bundle))
        .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
        .findFirst();
  }

  /**
   * Installs and starts a bundle, also beside one of the same bytes that is about to go; one that
   * does not start is not left behind.
   *
   * @throws PlugdeskException REJECTED with the reason when it cannot run here, TRANSIENT while the
   *     framework is still starting
   */
  Bundle run(Artifact artifact, byte[] bytes) {
    Bundle bundle;
    try {
      bundle = context.installBundle(location(artifact), new ByteArrayInputStream(bytes));
    } catch (BundleException e) {
      throw new PlugdeskException(
          Kind.REJECTED, "the framework does not install it: " + e.getMessage(), e);
    }
    try {
      var level = context.getBundle().adapt(BundleStartLevel.class).getStartLevel();
      bundle.adapt(BundleStartLevel.class).setStartLevel(Math.max(1, level));
      start(bundle);
      return bundle;
    } catch (RuntimeException e) {
      remove(bundle);
      throw e;
    }
  }

  private String location(Artifact artifact) {
    var location = LOCATION + artifact.sha256();
    for (int copy = 2; context.getBundle(location) != null; copy++) {
      location = LOCATION + artifact.sha256() + COPY + copy;
    }
    return location;
  }

  /** Starts a bundle that is there; a running one goes on. */
  void start(Bundle bundle) {
    try {
      bundle.start(Bundle.START_TRANSIENT);
    } catch (BundleException e) {
      if (e.getType() == BundleException.START_TRANSIENT_ERROR) {
        throw new PlugdeskException(Kind.TRANSIENT, "the framework is still starting", e);
      }
      var cause = e.getType() == BundleException.ACTIVATOR_ERROR ? e.getCause() : e;
      var reason =
          e.getType() == BundleException.RESOLVE_ERROR
              ? Unresolved.reason(context, bundle, e)
              : "it does not start: " + (cause == null ? e : cause).getMessage();
      throw new PlugdeskException(Kind.REJECTED, reason, e);
    }
  }

  /** Removes a bundle from the framework. */
  void remove(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "%s could not be uninstalled; it is tried again".formatted(bundle.getSymbolicName()),
          e);
    } catch (IllegalStateException gone) {
      // Somebody has removed it by hand: that is what was wanted.
    }
  }
}
