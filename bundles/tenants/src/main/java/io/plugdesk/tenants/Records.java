package io.plugdesk.tenants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.audit.AuditEvent.Actor;
import io.plugdesk.desk.tenants.Feature;

/** The audit events of this room. */
final class Records {
  private Records() {}

  /** A change of the tenant itself, such as {@code tenant.created}. */
  static AuditEvent ofTenant(TenantContext tenant, String type, String actor) {
    return event(tenant, type, actor, object().put("domain", tenant.slug()));
  }

  /** The tenant is gone; its slug is not kept, as everything else of it is not. */
  static AuditEvent ofDeletion(TenantContext tenant, String actor) {
    return event(tenant, "tenant.deleted", actor, object());
  }

  /** A plugin that was switched on, or whose settings were changed. */
  static AuditEvent ofFeature(TenantContext tenant, Feature feature, String actor) {
    var payload = object().put("plugin", feature.plugin()).put("revision", feature.revision());
    return event(tenant, "feature.enabled", actor, payload);
  }

  /** A plugin that was switched off. */
  static AuditEvent ofNoFeature(TenantContext tenant, String plugin, String actor) {
    return event(tenant, "feature.disabled", actor, object().put("plugin", plugin));
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static AuditEvent event(
      TenantContext tenant, String type, String actor, ObjectNode payload) {
    return new AuditEvent(tenant, null, Actor.ADMIN, actor, type, payload.toString());
  }
}
