package io.plugdesk.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.RateLimits;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Duration;

/** Token buckets (Bucket4j) for tenants, visitors and addresses; idle ones are forgotten. */
final class BucketRateLimits implements RateLimits {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BURST_SECONDS = 4;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(100_000).expireAfterAccess(Duration.ofMinutes(1)).build();
  private final Cache<String, JsonNode> throttles =
      Caffeine.newBuilder().maximumSize(1_000).expireAfterAccess(Duration.ofMinutes(1)).build();
  private final Tenants tenants;
  private final int perTenant;
  private final int perVisitor;
  private final int perAddress;

  BucketRateLimits(Tenants tenants, int perTenant, int perVisitor, int perAddress) {
    this.tenants = tenants;
    this.perTenant = perTenant;
    this.perVisitor = perVisitor;
    this.perAddress = perAddress;
  }

  @Override
  public Duration take(Caller caller) {
    var tenant = caller.tenant();
    if (tenant == null) {
      return Duration.ZERO;
    }
    var wait =
        caller.roles().contains(Role.VISITOR)
            ? take(
                "visitor " + tenant.tenantId() + " " + caller.subject(),
                tenant,
                "visitor_per_second",
                perVisitor)
            : Duration.ZERO;
    return wait.isZero()
        ? take("tenant " + tenant.tenantId(), tenant, "tenant_per_second", perTenant)
        : wait;
  }

  @Override
  public Duration take(String address) {
    return take(buckets.get("address " + address, name -> bucket(perAddress)));
  }

  private Duration take(String name, TenantContext tenant, String setting, int usual) {
    int perSecond = setting(tenant, setting, usual);
    return take(buckets.get(name + " " + perSecond, key -> bucket(perSecond)));
  }

  private static Duration take(Bucket bucket) {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
  }

  private static Bucket bucket(int perSecond) {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity((long) perSecond * BURST_SECONDS)
                .refillGreedy(perSecond, Duration.ofSeconds(1))
                .build())
        .build();
  }

  private int setting(TenantContext tenant, String setting, int usual) {
    return tenants
        .find(tenant.tenantId())
        .map(
            found ->
                throttles
                    .get(found.configJson(), BucketRateLimits::parsed)
                    .path(setting)
                    .asInt(usual))
        .filter(perSecond -> perSecond > 0)
        .orElse(usual);
  }

  private static JsonNode parsed(String configJson) {
    try {
      return MAPPER.readTree(configJson).path("throttles");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The settings of a tenant are not JSON", e);
    }
  }
}
