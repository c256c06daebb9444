package io.plugdesk.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.util.ArrayList;
import java.util.List;

/**
 * What the engine reads of a tenant's settings.
 *
 * @param name the tenant's name
 * @param config the settings as JSON
 */
record TenantSettings(String name, JsonNode config) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double DEFAULT_CONFIDENCE = 0.5;

  static TenantSettings of(Tenants tenants, TenantContext tenant) {
    return tenants
        .find(tenant.tenantId())
        .map(TenantSettings::of)
        .orElseGet(() -> new TenantSettings(tenant.slug(), MAPPER.createObjectNode()));
  }

  static TenantSettings of(Tenant tenant) {
    try {
      return new TenantSettings(tenant.name(), MAPPER.readTree(tenant.configJson()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The settings of a tenant are not JSON", e);
    }
  }

  /** Below this confidence a person should take over. */
  double confidenceThreshold() {
    return config.path("thresholds").path("confidence").asDouble(DEFAULT_CONFIDENCE);
  }

  /** The tenant's colour, or null. */
  String accent() {
    var accent = config.path("branding").path("accent").asText("");
    return accent.matches("#[0-9a-fA-F]{6}") ? accent : null;
  }

  /** The first words of an empty conversation, or null. */
  String greeting() {
    return config.path("greeting").asText(null);
  }

  List<String> quickReplies() {
    var replies = new ArrayList<String>();
    config.path("quick_replies").forEach(reply -> replies.add(reply.asText()));
    return replies;
  }
}
