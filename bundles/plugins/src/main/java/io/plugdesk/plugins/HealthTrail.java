package io.plugdesk.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.audit.AuditEvent.Actor;
import io.plugdesk.desk.metrics.Meters;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import io.plugdesk.plugins.health.HealthEvents;
import io.plugdesk.plugins.health.Subject;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what becomes of versions into the log, the metrics and the audit trail. */
final class HealthTrail implements HealthEvents {
  private static final Logger LOG = LoggerFactory.getLogger(HealthTrail.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Meters meters;
  private final UnitsOfWork units;
  private final AuditTrail trail;
  private final Executor thread;

  /**
   * Opens the trail.
   *
   * @param meters where calls are counted
   * @param units where the trail is written
   * @param trail the audit trail
   * @param thread in which it is written, for a call must not wait for it
   */
  HealthTrail(Meters meters, UnitsOfWork units, AuditTrail trail, Executor thread) {
    this.meters = meters;
    this.units = units;
    this.trail = trail;
    this.thread = thread;
  }

  @Override
  public void called(Subject subject, String outcome) {
    meters.count(
        "plugin_calls_total",
        "plugin",
        subject.plugin(),
        "version",
        subject.version(),
        "outcome",
        outcome);
  }

  @Override
  public void quarantined(Subject subject, String reason) {
    LOG.error(
        "{} is quarantined ({}): replace it, or give it work again with plugin:release {} {}",
        subject,
        reason,
        subject.plugin(),
        subject.version());
    count("plugin_quarantined_total", subject);
    record(Actor.SYSTEM, "plugins", "plugin.quarantined", payload(subject).put("reason", reason));
  }

  @Override
  public void released(Subject subject, String actor) {
    LOG.info("{} gets work again", subject);
    count("plugin_released_total", subject);
    var who = actor.equals(TRIAL) ? Actor.SYSTEM : Actor.ADMIN;
    record(who, actor, "plugin.released", payload(subject));
  }

  private void count(String name, Subject subject) {
    meters.count(name, "plugin", subject.plugin(), "version", subject.version());
  }

  private static ObjectNode payload(Subject subject) {
    return JSON.createObjectNode()
        .put("plugin", subject.plugin())
        .put("version", subject.version());
  }

  private void record(Actor who, String actor, String type, ObjectNode payload) {
    var event = new AuditEvent(null, null, who, actor, type, payload.toString());
    thread.execute(() -> record(event));
  }

  private void record(AuditEvent event) {
    try {
      units.house(
          Reason.DECLARATION,
          "note the health of a plugin",
          unit -> {
            trail.record(unit, event);
            return null;
          });
    } catch (PlugdeskException e) {
      LOG.warn("{} is missing in the audit trail: {}", event.eventType(), e.getMessage());
    }
  }
}
