package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Features;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;

/** Tenants and features in memory, telling the listener as the real room does. */
final class MemoryTenants implements Tenants, Features {
  private final Map<String, Tenant> tenants = new TreeMap<>();
  private final Map<String, Map<String, Feature>> features = new HashMap<>();
  private final BundleContext listeners;

  MemoryTenants(BundleContext listeners) {
    this.listeners = listeners;
  }

  @Override
  public synchronized Tenant create(String slug, String name, String configJson, String actor) {
    var context = new TenantContext("00000000-0000-0000-0000-" + slug, slug);
    var tenant = new Tenant(context, name, configJson, Instant.EPOCH, Instant.EPOCH);
    tenants.put(slug, tenant);
    return tenant;
  }

  @Override
  public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
    return create(tenant.slug(), name, configJson, actor);
  }

  @Override
  public synchronized List<Tenant> list() {
    return List.copyOf(tenants.values());
  }

  @Override
  public synchronized Optional<Tenant> find(String idOrSlug) {
    return Optional.ofNullable(tenants.get(idOrSlug));
  }

  @Override
  public void delete(TenantContext tenant, String actor) {
    synchronized (this) {
      tenants.remove(tenant.slug());
      features.remove(tenant.tenantId());
    }
    tell(tenant);
  }

  @Override
  public synchronized List<Feature> list(TenantContext tenant) {
    return new ArrayList<>(features.getOrDefault(tenant.tenantId(), Map.of()).values());
  }

  @Override
  public Feature enable(TenantContext tenant, String plugin, String settingsJson, String actor) {
    Feature now;
    synchronized (this) {
      var own = features.computeIfAbsent(tenant.tenantId(), id -> new TreeMap<>());
      var before = own.get(plugin);
      now = new Feature(plugin, before == null ? 1 : before.revision() + 1, settingsJson);
      own.put(plugin, now);
    }
    tell(tenant);
    return now;
  }

  @Override
  public void disable(TenantContext tenant, String plugin, String actor) {
    synchronized (this) {
      features.getOrDefault(tenant.tenantId(), new HashMap<>()).remove(plugin);
    }
    tell(tenant);
  }

  private void tell(TenantContext tenant) {
    var reference = listeners.getServiceReference(Features.Listener.class);
    if (reference != null) {
      listeners.getService(reference).changed(tenant, list(tenant));
    }
  }
}
