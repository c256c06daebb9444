package io.plugdesk.plugins;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends what retires and is kept by nothing any more: by no conversation whose time is not over, and
 * by no tenant's rule; used from one thread.
 *
 * <p>As what a conversation keeps expires within the pin limit, and nothing new keeps a version
 * that retires, it goes within that limit.
 */
final class Retirement {
  /** How long a conversation may take from the choice of its versions until that is stored. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Artifacts artifacts;
  private final DeclaredBundles bundles;
  private final Running running;
  private final Rules rules;
  private final PinCounts counts;
  private final Map<Long, Long> since = new HashMap<>();

  Retirement(
      Artifacts artifacts,
      DeclaredBundles bundles,
      Running running,
      Rules rules,
      PinCounts counts) {
    this.artifacts = artifacts;
    this.bundles = bundles;
    this.running = running;
    this.rules = rules;
    this.counts = counts;
  }

  /** Looks once; says whether anything has gone. */
  boolean look(List<Declared> declared) {
    var retiring = declared.stream().filter(Declared::retires).toList();
    since.keySet().retainAll(retiring.stream().map(Declared::id).toList());
    var any = false;
    for (var each : retiring) {
      since.putIfAbsent(each.id(), System.nanoTime());
      if (wantedAgain(each, declared) || !held(each)) {
        artifacts.retire(each);
        any = true;
      }
    }
    return any;
  }

  private static boolean wantedAgain(Declared retiring, List<Declared> declared) {
    return declared.stream()
        .anyMatch(each -> !each.retires() && each.artifact().equals(retiring.artifact()));
  }

  private boolean held(Declared retiring) {
    if (!rules.known()) {
      return true;
    }
    var plugins = plugins(retiring.artifact());
    var version = retiring.artifact().parsed();
    if (plugins.stream().anyMatch(plugin -> rules.naming(plugin, version) > 0)) {
      return true;
    }
    if (!counts.any()) {
      return false;
    }
    var counted = counts.now();
    return counted.at() - since.get(retiring.id()) < GRACE.toNanos()
        || plugins.stream().anyMatch(plugin -> counted.of(plugin, version.toString()) > 0);
  }

  /** What its bundle offers; where it does not run yet, a plugin of its name. */
  private List<String> plugins(Artifact artifact) {
    var offered =
        bundles.all().stream()
            .filter(bundle -> DeclaredBundles.sha256(bundle).equals(artifact.sha256()))
            .flatMap(bundle -> running.plugins(bundle.getBundleId()).stream())
            .distinct()
            .toList();
    return offered.isEmpty() ? List.of(artifact.symbolicName()) : offered;
  }
}
