package io.plugdesk.plugins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What of the declared set works on this node; used from one thread.
 *
 * <p>What another node has tried and declared does not run here yet. Until it does, and serves each
 * tenant that the version before it serves, that one goes on, for as long as a trial may take. On
 * the node that declared it, it runs already and takes over at once; so does what was declared
 * before this node started.
 */
final class Handover {
  private final Predicate<Artifact> serves;
  private final Patience patience;
  private final Map<String, Wait> waits = new HashMap<>();
  private List<Declared> declared = List.of();
  private List<Declared> working;

  private record Wait(Artifact heir, long since) {}

  /**
   * Nothing works yet.
   *
   * @param serves whether a bundle runs here, and serves what other versions of it serve
   * @param patience how long it may take to do so
   */
  Handover(Predicate<Artifact> serves, Patience patience) {
    this.serves = serves;
    this.patience = patience;
  }

  /** Takes what is declared, and returns what works. */
  List<Declared> follow(List<Declared> now) {
    declared = now;
    if (working == null) {
      working = now;
    }
    var names = new LinkedHashSet<String>();
    now.forEach(each -> names.add(name(each)));
    working.forEach(each -> names.add(name(each)));
    waits.keySet().retainAll(names);
    var works = new ArrayList<Declared>();
    names.forEach(name -> works.addAll(of(isAwaited(name) ? working : now, name)));
    working = List.copyOf(works);
    return working;
  }

  /** What has to be there: what works, and what is to take over. */
  List<Declared> present() {
    var all = new LinkedHashSet<>(declared);
    if (working != null) {
      all.addAll(working);
    }
    return List.copyOf(all);
  }

  /** Whether a version is to take over that does not serve here, and has some time left. */
  private boolean isAwaited(String name) {
    var heir = serving(declared, name);
    if (heir == null || heir.equals(serving(working, name)) || serves.test(heir)) {
      waits.remove(name);
      return false;
    }
    var wait = waits.get(name);
    if (wait == null || !wait.heir.equals(heir)) {
      wait = new Wait(heir, patience.now());
      waits.put(name, wait);
    }
    return !patience.isOver(wait.since);
  }

  /** Of several that two nodes declared in the same moment, the last one. */
  private static Artifact serving(List<Declared> some, String name) {
    return of(some, name).stream()
        .filter(each -> each.role() == Role.SERVING)
        .map(Declared::artifact)
        .reduce((first, last) -> last)
        .orElse(null);
  }

  private static List<Declared> of(List<Declared> some, String name) {
    return some.stream().filter(each -> name(each).equals(name)).toList();
  }

  private static String name(Declared declared) {
    return declared.artifact().symbolicName();
  }
}
