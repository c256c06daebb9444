package io.plugdesk.editions;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Feature;
import io.plugdesk.desk.tenants.Features;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is on, in memory. */
final class MemoryFeatures implements Features {
  final List<String> calls = new CopyOnWriteArrayList<>();
  final Map<String, Feature> on = new ConcurrentSkipListMap<>();
  String broken = "";
  Runnable during = () -> {};

  @Override
  public List<Feature> list(TenantContext tenant) {
    return tenant.slug().equals("acme") ? List.copyOf(on.values()) : List.of();
  }

  @Override
  public Feature enable(TenantContext tenant, String plugin, String settings, String actor) {
    during.run();
    if (plugin.equals(broken)) {
      throw new PlugdeskException(Kind.TRANSIENT, "PostgreSQL is away");
    }
    calls.add("+" + plugin);
    on.put(plugin, new Feature(plugin, 1, settings));
    return on.get(plugin);
  }

  @Override
  public void disable(TenantContext tenant, String plugin, String actor) {
    calls.add("-" + plugin);
    on.remove(plugin);
  }
}
