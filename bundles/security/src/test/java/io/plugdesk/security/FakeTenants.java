package io.plugdesk.security;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Two tenants, with settings that a test may change. */
final class FakeTenants implements Tenants {
  static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");
  String configJson = "{}";
  boolean gone;

  @Override
  public List<Tenant> list() {
    return gone ? List.of() : List.of(tenant(ACME), tenant(GLOBEX));
  }

  @Override
  public Optional<Tenant> find(String idOrSlug) {
    return list().stream()
        .filter(
            tenant ->
                tenant.context().tenantId().equals(idOrSlug)
                    || tenant.context().slug().equals(idOrSlug))
        .findFirst();
  }

  private Tenant tenant(TenantContext context) {
    return new Tenant(context, context.slug(), configJson, Instant.EPOCH, Instant.EPOCH);
  }

  @Override
  public Tenant create(String slug, String name, String configJson, String actor) {
    throw new AssertionError("Security creates no tenant");
  }

  @Override
  public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
    throw new AssertionError("Security changes no tenant");
  }

  @Override
  public void delete(TenantContext tenant, String actor) {
    throw new AssertionError("Security deletes no tenant");
  }
}
