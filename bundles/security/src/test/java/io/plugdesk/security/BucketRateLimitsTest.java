package io.plugdesk.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.identity.Caller;
import io.plugdesk.desk.identity.Role;
import io.plugdesk.store.TestTenants;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody calls more often than agreed, and nobody pays for another. */
class BucketRateLimitsTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");
  private final TestTenants tenants = new TestTenants(ACME, GLOBEX);
  private final BucketRateLimits limits = new BucketRateLimits(tenants, 100, 1, 1);

  @Test
  void aVisitorMayNotCallWithoutEnd() {
    var visitor = caller("v1", ACME, Role.VISITOR);
    assertEquals(4, allowed(visitor, 50));
    assertTrue(limits.take(visitor).compareTo(Duration.ZERO) > 0);
  }

  @Test
  void anotherVisitorIsNotHeldUp() {
    allowed(caller("v1", ACME, Role.VISITOR), 50);
    assertTrue(limits.take(caller("v2", ACME, Role.VISITOR)).isZero());
  }

  @Test
  void aTenantIsLimitedAsAWhole() {
    assertTrue(allowed(caller("u", ACME, Role.USER), 1000) < 500);
    assertTrue(limits.take(caller("u", GLOBEX, Role.USER)).isZero());
  }

  @Test
  void aTenantsOwnSettingsGoFirst() {
    tenants.configJson = "{\"throttles\":{\"visitor_per_second\":1000}}";
    assertEquals(50, allowed(caller("v1", ACME, Role.VISITOR), 50));
  }

  @Test
  void newSettingsTakeEffectAtOnce() {
    assertEquals(4, allowed(caller("v1", ACME, Role.VISITOR), 50));
    tenants.configJson = "{\"throttles\":{\"visitor_per_second\":1000}}";
    assertEquals(50, allowed(caller("v1", ACME, Role.VISITOR), 50));
    tenants.configJson = "{\"throttles\":{\"visitor_per_second\":2}}";
    assertTrue(allowed(caller("v1", ACME, Role.VISITOR), 50) < 50);
  }

  @Test
  void anAddressIsLimitedWhereNoTokenIsNeeded() {
    IntStream.range(0, 50).forEach(i -> limits.take("192.0.2.1"));
    assertFalse(limits.take("192.0.2.1").isZero());
    assertTrue(limits.take("192.0.2.2").isZero());
  }

  @Test
  void anOperatorHasNoBudget() {
    assertEquals(500, allowed(caller("o", null, Role.OPERATOR), 500));
  }

  private long allowed(Caller caller, int calls) {
    return IntStream.range(0, calls).filter(i -> limits.take(caller).isZero()).count();
  }

  private static Caller caller(String subject, TenantContext tenant, Role role) {
    return new Caller(subject, tenant, Set.of(role), null, Instant.MAX);
  }
}
