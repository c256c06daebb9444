package io.plugdesk.tenants;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.desk.tenants.Tenant;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * A tenant as it is shown.
 *
 * @param tenantId its UUID
 * @param name its name as people read it
 * @param domain its unique short name
 * @param configJson its settings, a JSON object
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 */
@Schema(name = "Tenant")
public record TenantView(
    @JsonProperty("tenant_id") String tenantId,
    @JsonProperty("name") String name,
    @JsonProperty("domain") String domain,
    @Schema(type = "object") @JsonProperty("config_json") JsonNode configJson,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("updated_at") Instant updatedAt) {
  /** Shows a tenant. */
  static TenantView of(Tenant tenant) {
    return new TenantView(
        tenant.context().tenantId(),
        tenant.name(),
        tenant.context().slug(),
        JsonObjects.read("settings of the tenant", tenant.configJson()),
        tenant.createdAt(),
        tenant.updatedAt());
  }
}
