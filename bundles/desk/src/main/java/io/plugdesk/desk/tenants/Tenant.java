package io.plugdesk.desk.tenants;

import io.plugdesk.api.TenantContext;
import java.time.Instant;

/**
 * A customer of the house.
 *
 * @param context its id and slug
 * @param name its name as people read it
 * @param configJson its settings (branding, throttles, thresholds), a JSON object as text
 * @param createdAt when it was created
 * @param updatedAt when it was last changed
 */
public record Tenant(
    TenantContext context, String name, String configJson, Instant createdAt, Instant updatedAt) {}
