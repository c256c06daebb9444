package io.plugdesk.tenants;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import io.plugdesk.desk.tenants.Tenant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All tenants in memory, read from the table when first asked for; those that go are not in it. */
@Component(service = TenantList.class)
public final class TenantList {
  private final Map<String, Tenant> byId = new ConcurrentHashMap<>();
  private final Map<String, Tenant> bySlug = new ConcurrentHashMap<>();
  private final TenantTable table = new TenantTable();
  private final UnitsOfWork units;
  private volatile boolean read;

  /** Made when the table is there. */
  @Activate
  public TenantList(@Reference(target = "(room=tenants)") UnitsOfWork units) {
    this.units = units;
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
  synchronized void put(Tenant tenant) {
    byId.put(tenant.context().tenantId(), tenant);
    bySlug.put(tenant.context().slug(), tenant);
  }

  /** Forgets a tenant that goes; its slug may be another's by now. */
  synchronized void remove(TenantContext tenant) {
    byId.remove(tenant.tenantId());
    bySlug.values().removeIf(listed -> listed.context().tenantId().equals(tenant.tenantId()));
  }

  /** Takes over what the table says now. */
  synchronized void readAgain() {
    var now = units.house(Reason.TENANT_LIST, "list tenants", table::all);
    now.forEach(this::put);
    var ids = now.stream().map(tenant -> tenant.context().tenantId()).collect(Collectors.toSet());
    byId.keySet().retainAll(ids);
    bySlug.values().removeIf(tenant -> !ids.contains(tenant.context().tenantId()));
    read = true;
  }

  private void readOnce() {
    if (!read) {
      synchronized (this) {
        if (!read) {
          readAgain();
        }
      }
    }
  }
}
