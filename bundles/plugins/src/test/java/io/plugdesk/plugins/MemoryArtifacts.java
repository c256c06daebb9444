package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Declared bundles in memory; they outlive a room and a framework, as rows of a database do. */
final class MemoryArtifacts implements Artifacts {
  private final List<Declared> declared = new ArrayList<>();
  private final Map<String, byte[]> bytes = new ConcurrentHashMap<>();
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
  public void record(Jar jar) {
    reach();
    bytes.put(jar.artifact().sha256(), jar.bytes());
  }

  @Override
  public synchronized void declare(Artifact artifact, Declared.Source source, String actor) {
    reach();
    declared.removeIf(each -> Objects.equals(each.source(), source));
    declared.add(new Declared(++last, artifact, source));
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
