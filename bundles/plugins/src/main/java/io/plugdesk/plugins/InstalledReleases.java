package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.Installation.Origin;
import io.plugdesk.desk.plugins.Installation.State;
import io.plugdesk.desk.plugins.Installations;
import io.plugdesk.desk.plugins.VersionUse;
import io.plugdesk.plugins.Declared.Source;
import io.plugdesk.plugins.health.HealthBook;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;

/** Joins the releases that are installed with what the deployment knows of them. */
final class InstalledReleases implements Installations {
  private static final Comparator<Installation> ORDER =
      Comparator.comparing(Installation::id)
          .thenComparing(InstalledReleases::version, Comparator.reverseOrder())
          .thenComparing(Installation::state);

  private final BundleContext bundles;
  private final Catalogue catalogue;
  private final Directory directory;
  private final Roles roles;
  private final Rota rota;
  private final Uses uses;
  private final Supplier<Situation> deployment;
  private final HealthBook health;

  InstalledReleases(
      BundleContext bundles,
      Catalogue catalogue,
      Directory directory,
      Roles roles,
      Rota rota,
      Uses uses,
      Supplier<Situation> deployment,
      HealthBook health) {
    this.bundles = bundles;
    this.catalogue = catalogue;
    this.directory = directory;
    this.roles = roles;
    this.rota = rota;
    this.uses = uses;
    this.deployment = deployment;
    this.health = health;
  }

  @Override
  public List<Installation> list() {
    var situation = deployment.get();
    var found = new ArrayList<Installation>();
    var offering = new HashSet<Long>();
    for (var installed : catalogue.releases()) {
      var bundle = bundles.getBundle(installed.release().bundle());
      if (bundle != null) {
        offering.add(bundle.getBundleId());
        found.add(offered(installed, bundle, situation));
      }
    }
    for (var bundle : bundles.getBundles()) {
      if (DeclaredBundles.isDeclared(bundle) && !offering.contains(bundle.getBundleId())) {
        found.add(plain(bundle, situation));
      }
    }
    var present = new HashSet<String>();
    found.forEach(installation -> present.add(installation.sha256()));
    situation.declared().stream()
        .filter(declared -> present.add(declared.artifact().sha256()))
        .forEach(declared -> found.add(absent(declared, situation)));
    situation.refused().forEach((file, refusal) -> found.add(refused(file, refusal)));
    found.sort(ORDER);
    return List.copyOf(found);
  }

  @Override
  public List<VersionUse> uses(String plugin) {
    return uses.of(plugin);
  }

  private Installation offered(Installed installed, Bundle bundle, Situation situation) {
    var info = installed.info();
    var state = state(bundle, situation);
    var reason = state == State.WAITING ? "is being tried" : "";
    if (state == State.LEAVING) {
      reason = "finishes what it does";
    } else if (state == State.ACTIVE) {
      var best = inCharge(info.plugin());
      state = role(installed, best);
      reason = reason(state, best, bundle);
    }
    var verdict = health.verdict(HealthWatch.subject(installed));
    if (!verdict.isEmpty() && (state == State.ACTIVE || state == State.IDLE)) {
      state = State.QUARANTINED;
      reason = verdict;
    }
    var source = source(bundle, situation);
    return new Installation(
        info.plugin(),
        info.version(),
        info.name() == null ? "" : info.name(),
        info.description() == null ? "" : info.description(),
        info.kinds(),
        origin(bundle, source),
        source.file(),
        DeclaredBundles.isDeclared(bundle) ? DeclaredBundles.sha256(bundle) : "",
        state,
        reason,
        leases(bundle));
  }

  private Release inCharge(String plugin) {
    var releases =
        catalogue.releases().stream()
            .filter(each -> each.info().plugin().equals(plugin))
            .map(Installed::release);
    return rota.inCharge(releases.toList()).orElse(null);
  }

  private State role(Installed installed, Release best) {
    var release = installed.release();
    if (release.equals(best)) {
      return State.ACTIVE;
    }
    return switch (roles.of(release.bundle()).orElse(Role.SERVING)) {
      case BESIDE -> State.BESIDE;
      case RETIRING -> uses.ruled(installed) ? State.BESIDE : State.RETIRING;
      case SERVING -> State.IDLE;
    };
  }

  private static String reason(State state, Release best, Bundle bundle) {
    return switch (state) {
      case ACTIVE -> "";
      case RETIRING -> "serves the conversations that keep it";
      default -> inFavourOf(best, bundle);
    };
  }

  private static String inFavourOf(Release best, Bundle bundle) {
    if (best == null) {
      return "no version takes the work";
    }
    return best.version().equals(bundle.getVersion())
        ? "another build of this version takes the work"
        : "version " + best.version() + " takes the work";
  }

  private Installation plain(Bundle bundle, Situation situation) {
    var source = source(bundle, situation);
    var sha256 = DeclaredBundles.sha256(bundle);
    var failure = situation.failures().get(sha256);
    return new Installation(
        bundle.getSymbolicName(),
        bundle.getVersion().toString(),
        "",
        "",
        List.of(),
        origin(bundle, source),
        source.file(),
        sha256,
        failure == null ? state(bundle, situation) : State.FAILED,
        failure == null ? "offers no plugin" : failure,
        leases(bundle));
  }

  private static Installation absent(Declared declared, Situation situation) {
    var failure = situation.failures().get(declared.artifact().sha256());
    return new Installation(
        declared.artifact().symbolicName(),
        declared.artifact().version(),
        "",
        "",
        List.of(),
        declared.source().inbox() == null ? Origin.INSTALLED : Origin.DEPLOYED,
        declared.source().file(),
        declared.artifact().sha256(),
        failure == null ? State.WAITING : State.FAILED,
        failure == null ? "is being installed" : failure,
        0);
  }

  private static Installation refused(String file, Inbox.Refusal refusal) {
    var artifact = refusal.artifact();
    return new Installation(
        artifact == null ? file : artifact.symbolicName(),
        artifact == null ? "" : artifact.version(),
        "",
        "",
        List.of(),
        Origin.DEPLOYED,
        file,
        artifact == null ? "" : artifact.sha256(),
        State.FAILED,
        refusal.reason(),
        0);
  }

  private static State state(Bundle bundle, Situation situation) {
    if (situation.leaving().contains(bundle.getBundleId())) {
      return State.LEAVING;
    }
    var tried =
        DeclaredBundles.isDeclared(bundle)
            && situation.trials().containsKey(DeclaredBundles.sha256(bundle));
    return tried || bundle.getState() != Bundle.ACTIVE ? State.WAITING : State.ACTIVE;
  }

  private static Origin origin(Bundle bundle, Source source) {
    if (!DeclaredBundles.isDeclared(bundle)) {
      return Origin.SHIPPED;
    }
    return source.inbox() == null && !source.file().isEmpty() ? Origin.INSTALLED : Origin.DEPLOYED;
  }

  private static Source source(Bundle bundle, Situation situation) {
    if (!DeclaredBundles.isDeclared(bundle)) {
      return new Source(null, "");
    }
    var sha256 = DeclaredBundles.sha256(bundle);
    return situation.declared().stream()
        .filter(declared -> declared.artifact().sha256().equals(sha256))
        .map(Declared::source)
        .findFirst()
        .orElseGet(() -> situation.trials().getOrDefault(sha256, new Source("", "")));
  }

  private int leases(Bundle bundle) {
    return directory.ofBundle(bundle.getBundleId()).stream().mapToInt(Instance::leases).sum();
  }

  private static Version version(Installation installation) {
    return Version.parseVersion(installation.version());
  }
}
