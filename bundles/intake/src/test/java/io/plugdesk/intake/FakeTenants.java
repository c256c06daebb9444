package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A fixed list of tenants. */
record FakeTenants(List<Tenant> list) implements Tenants {
  static FakeTenants of(TenantContext... tenants) {
    return new FakeTenants(
        java.util.Arrays.stream(tenants)
            .map(t -> new Tenant(t, t.slug(), "{}", Instant.EPOCH, Instant.EPOCH))
            .toList());
  }

  @Override
  public Optional<Tenant> find(String idOrSlug) {
    return list.stream().filter(t -> t.context().tenantId().equals(idOrSlug)).findFirst();
  }

  @Override
  public Tenant create(String slug, String name, String configJson, String actor) {
    throw new AssertionError("Nobody creates a tenant here");
  }

  @Override
  public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
    throw new AssertionError("Nobody changes a tenant here");
  }

  @Override
  public void delete(TenantContext tenant, String actor) {
    throw new AssertionError("Nobody deletes a tenant here");
  }
}
