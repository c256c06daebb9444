package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Declared bundles in memory; they outlive a room and a framework, as rows of a database do. */
final class MemoryArtifacts implements Artifacts {
  private final List<Declared> declared = new ArrayList<>();
  private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
  private final List<Artifact> recorded = new ArrayList<>();
  private final Set<Artifact> ran = new LinkedHashSet<>();
  private final List<Declared> departures = new ArrayList<>();
  private final List<String> trail = new ArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean unreachable;
  private long last;

  void unreachable(boolean now) {
    unreachable = now;
  }

  synchronized List<String> trail() {
    return List.copyOf(trail);
  }

  @Override
  public synchronized List<Declared> declared() {
    reach();
    return List.copyOf(declared);
  }

  @Override
  public byte[] bytes(String sha256) {
    reach();
    return bytes.get(sha256).clone();
  }

  @Override
  public synchronized void record(Jar jar) {
    reach();
    if (bytes.put(jar.artifact().sha256(), jar.bytes()) == null) {
      recorded.add(jar.artifact());
    }
  }

  @Override
  public synchronized List<Recorded> recorded(String symbolicName) {
    reach();
    var known = new ArrayList<Recorded>();
    ran.forEach(artifact -> known.add(new Recorded(artifact, true)));
    recorded.stream()
        .filter(artifact -> !ran.contains(artifact))
        .forEach(artifact -> known.add(new Recorded(artifact, false)));
    known.removeIf(each -> !each.artifact().symbolicName().equals(symbolicName));
    return known;
  }

  @Override
  public synchronized void carryOut(Plan plan, String actor) {
    reach();
    if (plan.declared() != null) {
      declared.add(new Declared(++last, plan.declared(), plan.source()));
      ran.add(plan.declared());
    }
    declared.removeAll(plan.ended());
    plan.ended().stream().filter(each -> each.source().inbox() != null).forEach(departures::add);
    trail.add(plan.event() + " " + plan.from() + ">" + plan.to() + " by " + actor);
  }

  @Override
  public synchronized List<Declared> departures() {
    return List.copyOf(departures);
  }

  @Override
  public synchronized void departed(Declared gone) {
    departures.remove(gone);
  }

  @Override
  public synchronized void declare(Artifact artifact, Declared.Source source, String actor) {
    reach();
    declared.removeIf(each -> Objects.equals(each.source(), source));
    declared.add(new Declared(++last, artifact, source));
    ran.add(artifact);
    trail.add("declared " + artifact);
  }

  @Override
  public synchronized void withdraw(Declared gone, String actor) {
    reach();
    declared.remove(gone);
    trail.add("withdrawn " + gone.artifact());
  }

  /** How often it was asked in vain. */
  int failures() {
    return failures.get();
  }

  private void reach() {
    if (unreachable) {
      failures.incrementAndGet();
      throw new PlugdeskException(Kind.TRANSIENT, "The database is not there");
    }
  }
}
