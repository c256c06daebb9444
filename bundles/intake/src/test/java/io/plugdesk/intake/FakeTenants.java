package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A list on which everybody is, until all are gone. */
final class FakeTenants implements Tenants {
  volatile boolean gone;

  @Override
  public Optional<Tenant> find(String idOrSlug) {
    return gone
        ? Optional.empty()
        : Optional.of(
            new Tenant(
                new TenantContext(idOrSlug, "acme"), "Acme", "{}", Instant.EPOCH, Instant.EPOCH));
  }

  @Override
  public List<Tenant> list() {
    return List.of();
  }

  @Override
  public Tenant create(String slug, String name, String configJson, String actor) {
    throw new AssertionError("Intake creates no tenant");
  }

  @Override
  public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
    throw new AssertionError("Intake changes no tenant");
  }

  @Override
  public void delete(TenantContext tenant, String actor) {
    throw new AssertionError("Intake deletes no tenant");
  }
}
