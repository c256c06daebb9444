package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Features;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What each tenant has switched on, in memory; a tenant that is asked for before its turn at the
 * start is read at once and reported, so that it is served first.
 */
final class Declarations {
  private final Map<String, Map<String, Feature>> byTenant = new ConcurrentHashMap<>();
  private final Map<String, Long> changedAt = new ConcurrentHashMap<>();
  private final Features features;
  private final Consumer<TenantContext> early;
  private volatile boolean complete;

  Declarations(Features features, Consumer<TenantContext> early) {
    this.features = features;
    this.early = early;
  }

  /** The tenant's features by plugin id. */
  Map<String, Feature> of(TenantContext tenant) {
    var known = byTenant.get(tenant.tenantId());
    if (known != null) {
      return known;
    }
    if (complete) {
      return Map.of();
    }
    var read = index(features.list(tenant));
    var first = byTenant.putIfAbsent(tenant.tenantId(), read);
    if (first != null) {
      return first;
    }
    changedAt.put(tenant.tenantId(), System.nanoTime());
    early.accept(tenant);
    return read;
  }

  /** Takes what a tenant has switched on now. */
  void put(TenantContext tenant, List<Feature> list) {
    var now = index(list);
    if (!now.equals(byTenant.put(tenant.tenantId(), now))) {
      changedAt.put(tenant.tenantId(), System.nanoTime());
    }
  }

  /** Reads again what a tenant has switched on. */
  void refresh(TenantContext tenant) {
    put(tenant, features.list(tenant));
  }

  /** All tenants have been read: who is unknown has nothing. */
  void completed() {
    complete = true;
  }

  /** Every tenant id that is known, with its features. */
  Map<String, Map<String, Feature>> all() {
    return byTenant;
  }

  /** When the tenant's features last changed, in nanoseconds of the system's clock. */
  long changedAt(TenantContext tenant) {
    return changedAt.getOrDefault(tenant.tenantId(), System.nanoTime());
  }

  private static Map<String, Feature> index(List<Feature> list) {
    var index = new TreeMap<String, Feature>();
    list.forEach(feature -> index.put(feature.plugin(), feature));
    return index;
  }
}
