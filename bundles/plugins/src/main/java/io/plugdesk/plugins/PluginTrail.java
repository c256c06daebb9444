package io.plugdesk.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.audit.AuditEvent.Actor;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.plugins.Declared.Source;

/** What the audit trail of the house says about plugins that come and go. */
final class PluginTrail {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AuditTrail trail;

  PluginTrail(AuditTrail trail) {
    this.trail = trail;
  }

  /** A file has declared a bundle. */
  void declared(UnitOfWork unit, Artifact artifact, Source source, String actor) {
    record(unit, Actor.SYSTEM, actor, "plugin.declared", payload(artifact, source));
  }

  /** The file of a bundle is gone. */
  void withdrawn(UnitOfWork unit, Artifact artifact, Source source, String actor) {
    record(unit, Actor.SYSTEM, actor, "plugin.withdrawn", payload(artifact, source));
  }

  /** A command has been carried out. */
  void carriedOut(UnitOfWork unit, Plan plan, String actor) {
    var payload = JSON.createObjectNode().put("plugin", plan.plugin());
    payload.put("from", plan.from()).put("to", plan.to());
    if (plan.declared() != null) {
      payload.put("sha256", plan.declared().sha256());
    }
    var ended = payload.putArray("ended");
    plan.ended().forEach(each -> ended.add(payload(each.artifact(), each.source())));
    record(unit, Actor.ADMIN, actor, plan.event(), payload);
  }

  private static ObjectNode payload(Artifact artifact, Source source) {
    return JSON.createObjectNode()
        .put("plugin", artifact.symbolicName())
        .put("version", artifact.version())
        .put("sha256", artifact.sha256())
        .put("file", source.file());
  }

  private void record(UnitOfWork unit, Actor who, String actor, String type, ObjectNode payload) {
    trail.record(unit, new AuditEvent(null, null, who, actor, type, payload.toString()));
  }
}
