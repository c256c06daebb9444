package io.plugdesk.shell;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.plugdesk.desk.tenants.Tenant;

/** A tenant as JSON shows it. */
record TenantView(
    @JsonProperty("tenant_id") String tenantId,
    String domain,
    String name,
    @JsonRawValue @JsonProperty("config_json") String configJson,
    @JsonProperty("created_at") String createdAt,
    @JsonProperty("updated_at") String updatedAt) {
  static TenantView of(Tenant tenant) {
    return new TenantView(
        tenant.context().tenantId(),
        tenant.context().slug(),
        tenant.name(),
        tenant.configJson(),
        tenant.createdAt().toString(),
        tenant.updatedAt().toString());
  }
}
