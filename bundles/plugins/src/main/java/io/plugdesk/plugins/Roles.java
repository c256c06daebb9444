package io.plugdesk.plugins;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What each declared bundle does at the moment; written by the thread in which bundles come and go,
 * read by every look-up.
 */
final class Roles {
  private final List<Runnable> watchers = new CopyOnWriteArrayList<>();
  private volatile Map<Long, Role> byBundle = Map.of();

  /** Calls the watcher after roles have changed, in the thread in which bundles come and go. */
  void watch(Runnable watcher) {
    watchers.add(watcher);
  }

  /**
   * Takes what is declared.
   *
   * <p>Several nodes or folders may declare the same bytes: the strongest role holds. Of several
   * that serve, which two nodes can bring about in the same moment, the last declared one does.
   *
   * @param declared what is to run, in the order of declaration
   * @param bundles the numbers of the bundles that are there, by the digest of their bytes
   */
  void follow(List<Declared> declared, Map<String, Long> bundles) {
    var serving = new HashMap<String, String>();
    for (var each : declared) {
      if (each.role() == Role.SERVING) {
        serving.put(each.artifact().symbolicName(), each.artifact().sha256());
      }
    }
    var now = new HashMap<Long, Role>();
    for (var each : declared) {
      var artifact = each.artifact();
      var bundle = bundles.get(artifact.sha256());
      if (bundle != null) {
        var outdone =
            each.role() == Role.SERVING
                && !artifact.sha256().equals(serving.get(artifact.symbolicName()));
        now.merge(
            bundle, outdone ? Role.BESIDE : each.role(), (a, b) -> a.compareTo(b) < 0 ? a : b);
      }
    }
    if (!now.equals(byBundle)) {
      byBundle = Map.copyOf(now);
      watchers.forEach(Runnable::run);
    }
  }

  /** The role of a bundle; empty for one that is tried or about to go, and for shipped ones. */
  Optional<Role> of(long bundle) {
    return Optional.ofNullable(byBundle.get(bundle));
  }
}
