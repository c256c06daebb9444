package io.plugdesk.tenants;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A tenant as an operator or its admin writes it; what was read may be sent back, and the times
 * that it holds are passed over.
 *
 * @param name its name as people read it
 * @param domain its unique short name; it never changes
 * @param configJson its settings, a JSON object; left out, none
 */
@JsonIgnoreProperties({"created_at", "updated_at"})
@Schema(name = "TenantBody")
public record TenantBody(
    @Schema(description = "The name as people read it", example = "Acme Inc.") @JsonProperty("name")
        String name,
    @Schema(
            description = "The unique short name, 2 to 40 of a-z, 0-9 and hyphens",
            example = "acme")
        @JsonProperty("domain")
        String domain,
    @Schema(type = "object", description = "Branding, throttles, thresholds …")
        @JsonProperty("config_json")
        JsonNode configJson) {
  /** The settings as text. */
  String settings() {
    return configJson == null || configJson.isNull() ? "{}" : configJson.toString();
  }
}
