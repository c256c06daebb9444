package io.plugdesk.plugins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of the declared set works on this node; used from one thread.
 *
 * <p>What another node has tried and declared does not run here yet. Until it does, and serves each
 * tenant that the version before it serves, that one goes on, for as long as a trial may take; the
 * next one stands beside it, for those who keep it already. What this node has declared itself
 * takes over at once, and so does what was declared before it started.
 */
final class Handover {
  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);

  private final Predicate<Artifact> serves;
  private final Patience patience;
  private final Map<String, Wait> waits = new HashMap<>();
  private List<Declared> declared = List.of();
  private List<Declared> working;
  private boolean decided;

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

  /** This node has decided what is declared next, and waits for nothing. */
  void decided() {
    decided = true;
  }

  /** Takes what is declared, and returns what works. */
  List<Declared> follow(List<Declared> now) {
    declared = now;
    if (working == null || decided) {
      decided = false;
      waits.clear();
      working = now;
      return working;
    }
    var names = new LinkedHashSet<String>();
    now.forEach(each -> names.add(name(each)));
    working.forEach(each -> names.add(name(each)));
    waits.keySet().retainAll(names);
    var works = new ArrayList<Declared>();
    names.forEach(name -> works.addAll(isAwaited(name) ? meanwhile(now, name) : of(now, name)));
    working = List.copyOf(works);
    return working;
  }

  /** What is declared of a name, but the version before still takes the work. */
  private List<Declared> meanwhile(List<Declared> now, String name) {
    var heir = serving(now, name);
    var before = of(working, name).stream().filter(each -> each.role() == Role.SERVING).toList();
    var works = new ArrayList<Declared>();
    for (var each : of(now, name)) {
      if (each.artifact().equals(heir) && each.role() == Role.SERVING) {
        works.add(each.as(Role.BESIDE));
      } else if (before.stream().noneMatch(old -> old.artifact().equals(each.artifact()))) {
        works.add(each);
      }
    }
    works.addAll(before);
    return works;
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
    if (patience.isOver(wait.since)) {
      LOG.warn("{} takes over as declared, and does not serve here what served before it", heir);
      return false;
    }
    return true;
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
