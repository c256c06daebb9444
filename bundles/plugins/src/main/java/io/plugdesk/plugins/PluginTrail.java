package io.plugdesk.plugins;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.audit.AuditEvent.Actor;
import io.plugdesk.desk.plugins.VersionRule;
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

  /** A version that retired has gone. */
  void retired(UnitOfWork unit, Artifact artifact, Source source, String actor) {
    record(unit, Actor.SYSTEM, actor, "plugin.retired", payload(artifact, source));
  }

  /** A file was not let in. */
  void refused(UnitOfWork unit, String file, String reason, String actor) {
    var payload = JSON.createObjectNode().put("file", file).put("reason", reason);
    record(unit, Actor.SYSTEM, actor, "plugin.refused", payload);
  }

  /** A tenant is given a version. */
  void ruled(UnitOfWork unit, TenantContext tenant, VersionRule rule, String actor) {
    var payload = JSON.createObjectNode().put("plugin", rule.plugin());
    payload.put("version", rule.version()).put("percent", rule.percent());
    var type = rule.percent() == VersionRule.ALL ? "plugin.pinned" : "plugin.canary";
    record(unit, tenant, Actor.ADMIN, actor, type, payload);
  }

  /** A tenant is no longer given a version. */
  void unruled(UnitOfWork unit, TenantContext tenant, String plugin, String actor) {
    var payload = JSON.createObjectNode().put("plugin", plugin);
    record(unit, tenant, Actor.ADMIN, actor, "plugin.unpinned", payload);
  }

  /** A command has been carried out. */
  void carriedOut(UnitOfWork unit, Plan plan, String actor) {
    var payload = JSON.createObjectNode().put("plugin", plan.plugin());
    payload.put("from", plan.from()).put("to", plan.to());
    if (plan.declared() != null) {
      payload.put("sha256", plan.declared().sha256());
    }
    if (!plan.beside().isEmpty()) {
      payload.put("beside", plan.beside());
    }
    var retiring = payload.putArray("retiring");
    plan.retiring().forEach(each -> retiring.add(payload(each.artifact(), each.source())));
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
    record(unit, null, who, actor, type, payload);
  }

  private void record(
      UnitOfWork unit,
      TenantContext tenant,
      Actor who,
      String actor,
      String type,
      ObjectNode payload) {
    trail.record(unit, new AuditEvent(tenant, null, who, actor, type, payload.toString()));
  }
}
