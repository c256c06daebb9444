package io.plugdesk.plugins.health;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.PluginHealth;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.osgi.framework.Version;

/** The health of every version on this node; it is not stored, and a restart begins anew. */
public final class HealthBook implements PluginHealth {
  private final Clock clock;
  private final Places places = new Places(Places.WAIT);
  private final Map<Subject, Conduct> conducts = new ConcurrentHashMap<>();
  private volatile HealthEvents events = HealthEvents.NONE;
  private volatile Supplier<Collection<Subject>> installed = List::of;

  /**
   * Begins with nothing known.
   *
   * @param clock by which the minute and the rests are measured
   */
  public HealthBook(Clock clock) {
    this.clock = clock;
  }

  /** Tells what is installed, in the order in which it is listed. */
  public void follow(Supplier<Collection<Subject>> installed) {
    this.installed = installed;
  }

  /** Tells from now on what becomes of versions. */
  public void tell(HealthEvents events) {
    this.events = events;
  }

  /**
   * Lets a lease be given; empty when the version is quarantined.
   *
   * @param subject the version
   * @param tenantId for whom
   * @param seam as what
   */
  public Optional<Visit> admit(Subject subject, String tenantId, Class<?> seam) {
    var conduct = conduct(subject);
    boolean trial = !conduct.closed();
    return conduct.admits()
        ? Optional.of(new Visit(conduct, places, tenantId, seam.getSimpleName(), trial))
        : Optional.empty();
  }

  /** Why a version is quarantined; empty when it is not. */
  public String verdict(Subject subject) {
    var conduct = conducts.get(subject);
    return conduct == null ? "" : conduct.verdict();
  }

  /** Counts the threads of plugins, and forgets the versions that are gone. */
  public void inspect() {
    var threads = ThreadCensus.count();
    var present = installed.get();
    conducts.keySet().removeIf(subject -> !present.contains(subject));
    for (var subject : present) {
      int running = threads.getOrDefault(subject.bundle(), 0);
      if (running > 0 || conducts.containsKey(subject)) {
        conduct(subject).threads(running);
      }
    }
  }

  @Override
  public List<ReleaseHealth> list() {
    return installed.get().stream().map(subject -> conduct(subject).health()).toList();
  }

  @Override
  public void release(String plugin, String version, String actor) {
    conducts.values().stream()
        .filter(conduct -> conduct.subject().plugin().equals(plugin))
        .filter(conduct -> same(conduct.subject().version(), version))
        .filter(conduct -> !conduct.closed())
        .findFirst()
        .orElseThrow(
            () ->
                new PlugdeskException(
                    Kind.REJECTED,
                    "%s %s is not quarantined: plugin:health %s shows its versions"
                        .formatted(plugin, version, plugin)))
        .release(actor);
  }

  private static boolean same(String version, String wanted) {
    try {
      return Version.parseVersion(version).equals(Version.parseVersion(wanted));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Conduct conduct(Subject subject) {
    var known = conducts.get(subject);
    return known == null
        ? conducts.computeIfAbsent(subject, any -> new Conduct(subject, clock, new Relay()))
        : known;
  }

  /** Tells whoever listens at that moment. */
  private final class Relay implements HealthEvents {
    @Override
    public void called(Subject subject, String outcome) {
      events.called(subject, outcome);
    }

    @Override
    public void quarantined(Subject subject, String reason) {
      events.quarantined(subject, reason);
    }

    @Override
    public void released(Subject subject, String actor) {
      events.released(subject, actor);
    }
  }
}
