package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.plugins.Declared.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Declared bundles in memory; they outlive a room and a framework, as rows of a database do. */
final class MemoryArtifacts implements Artifacts {
  private final List<Declared> declared = new ArrayList<>();
  private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
  private final List<Artifact> recorded = new ArrayList<>();
  private final Set<Artifact> ran = new LinkedHashSet<>();
  private final List<Service> services = new ArrayList<>();
  private final List<Declared> departures = new ArrayList<>();
  private final List<String> trail = new ArrayList<>();
  private final List<String> refused = new ArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private volatile boolean unreachable;
  private long last;
  private long moment;

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
  public synchronized List<Service> services(String symbolicName) {
    return services.stream()
        .filter(each -> each.artifact().symbolicName().equals(symbolicName))
        .toList();
  }

  @Override
  public synchronized void carryOut(Plan plan, String actor) {
    reach();
    moment++;
    declared.removeAll(plan.ended());
    plan.ended().forEach(this::ends);
    plan.ended().stream().filter(each -> each.source().inbox() != null).forEach(departures::add);
    change(plan.changed(), null);
    if (plan.declared() != null) {
      insert(plan.declared(), plan.source(), plan.role());
    }
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
  public synchronized void declare(
      Artifact artifact, Declared.Source source, Succession succession, String actor) {
    reach();
    moment++;
    change(succession.changed(), source);
    insert(artifact, source, succession.role());
    trail.add("declared " + artifact);
  }

  @Override
  public synchronized void withdraw(Declared gone, List<Declared> changed, String actor) {
    reach();
    moment++;
    declared.remove(gone);
    ends(gone);
    change(changed, null);
    trail.add("withdrawn " + gone.artifact());
  }

  @Override
  public synchronized void retire(Declared gone) {
    reach();
    declared.remove(gone);
  }

  @Override
  public synchronized void refused(String file, String reason, String actor) {
    reach();
    refused.add(file + " by " + actor + ": " + reason);
  }

  /** The files that were not let in. */
  synchronized List<String> refused() {
    return List.copyOf(refused);
  }

  private void insert(Artifact artifact, Declared.Source source, Role role) {
    declared.add(new Declared(++last, artifact, source, role));
    if (role == Role.SERVING) {
      begins(artifact);
    }
  }

  private void begins(Artifact artifact) {
    ran.add(artifact);
    services.add(new Service(artifact, Instant.ofEpochSecond(moment), null));
  }

  private void ends(Declared gone) {
    services.replaceAll(
        each ->
            each.artifact().equals(gone.artifact()) && each.until() == null
                ? new Service(each.artifact(), each.since(), Instant.ofEpochSecond(moment))
                : each);
  }

  private void change(List<Declared> changed, Source heir) {
    for (var each : changed) {
      declared.replaceAll(row -> row.id() == each.id() ? each : row);
      if (each.retires() && each.source().inbox() != null && !each.source().equals(heir)) {
        departures.add(each);
      }
      if (each.role() == Role.SERVING) {
        begins(each.artifact());
      } else {
        ends(each);
      }
    }
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
