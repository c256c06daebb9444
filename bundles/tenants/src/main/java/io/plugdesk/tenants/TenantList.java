package io.plugdesk.tenants;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** All tenants in memory, read from the table when first asked for. */
final class TenantList {
  private final Map<String, Tenant> byId = new ConcurrentHashMap<>();
  private final Map<String, Tenant> bySlug = new ConcurrentHashMap<>();
  private final Supplier<List<Tenant>> table;
  private boolean read;

  TenantList(Supplier<List<Tenant>> table) {
    this.table = table;
  }

  /** All tenants by slug. */
  List<Tenant> all() {
    readOnce();
    return bySlug.values().stream()
        .sorted(Comparator.comparing(tenant -> tenant.context().slug()))
        .toList();
  }

  /** Finds by UUID in either case, or by slug. */
  Optional<Tenant> find(String idOrSlug) {
    readOnce();
    var byItsId = byId.get(idOrSlug.toLowerCase(Locale.ROOT));
    return Optional.ofNullable(byItsId == null ? bySlug.get(idOrSlug) : byItsId);
  }

  /** Takes a stored tenant. */
  void put(Tenant tenant) {
    byId.put(tenant.context().tenantId(), tenant);
    bySlug.put(tenant.context().slug(), tenant);
  }

  /** Forgets a tenant that is gone. */
  void remove(TenantContext tenant) {
    byId.remove(tenant.tenantId());
    bySlug.remove(tenant.slug());
  }

  private synchronized void readOnce() {
    if (!read) {
      table.get().forEach(this::put);
      read = true;
    }
  }
}
