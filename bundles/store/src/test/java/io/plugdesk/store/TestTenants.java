package io.plugdesk.store;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tenants of a test, found by UUID or slug until all are gone; nobody changes the list. */
public final class TestTenants implements Tenants {
  /** The settings of each. */
  public volatile String configJson = "{}";

  /** Whether all are gone. */
  public volatile boolean gone;

  private final List<TenantContext> known;

  /** Makes a list. */
  public TestTenants(TenantContext... known) {
    this.known = List.of(known);
  }

  @Override
  public List<Tenant> list() {
    return gone ? List.of() : known.stream().map(this::tenant).toList();
  }

  @Override
  public Optional<Tenant> find(String idOrSlug) {
    return list().stream()
        .filter(
            each ->
                each.context().tenantId().equals(idOrSlug)
                    || each.context().slug().equals(idOrSlug))
        .findFirst();
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

  private Tenant tenant(TenantContext context) {
    return new Tenant(context, context.slug(), configJson, Instant.EPOCH, Instant.EPOCH);
  }
}
