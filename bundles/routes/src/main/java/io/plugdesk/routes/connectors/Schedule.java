package io.plugdesk.routes.connectors;

import io.plugdesk.api.TenantContext;
import io.plugdesk.routes.connectors.Instances.Instance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Which connectors have a route: one for each tenant and plugin, with the latest settings that are
 * up. Used from one thread.
 */
final class Schedule {
  /** A route that runs. */
  interface Running extends AutoCloseable {
    /** Lets the next round begin now. */
    void runNow();

    @Override
    void close();
  }

  private record Key(String tenantId, String plugin) {
    static Key of(Instance instance) {
      return new Key(instance.tenantId(), instance.plugin());
    }
  }

  private record Entry(Source source, Running route) {}

  private final Function<String, Optional<TenantContext>> tenants;
  private final Function<Source, Running> starter;
  private final Map<Key, List<Instance>> up = new HashMap<>();
  private final Map<Key, Entry> routes = new HashMap<>();

  /**
   * Begins without a route.
   *
   * @param tenants finds a tenant by its UUID
   * @param starter starts the route of a source
   */
  Schedule(Function<String, Optional<TenantContext>> tenants, Function<Source, Running> starter) {
    this.tenants = tenants;
    this.starter = starter;
  }

  void came(Instance instance) {
    up.computeIfAbsent(Key.of(instance), key -> new ArrayList<>()).add(instance);
    follow(Key.of(instance));
  }

  void went(Instance instance) {
    var key = Key.of(instance);
    var others = up.getOrDefault(key, new ArrayList<>());
    others.remove(instance);
    if (others.isEmpty()) {
      up.remove(key);
    }
    follow(key);
  }

  /** Lets the next round of a connector begin now. */
  void runNow(TenantContext tenant, String plugin) {
    var entry = routes.get(new Key(tenant.tenantId(), plugin));
    if (entry != null) {
      entry.route.runNow();
    }
  }

  private void follow(Key key) {
    var wanted =
        up.getOrDefault(key, List.of()).stream()
            .max(Comparator.comparingInt(Instance::revision))
            .flatMap(this::source)
            .orElse(null);
    var current = routes.get(key);
    if (current != null && current.source.equals(wanted)) {
      return;
    }
    if (current != null) {
      routes.remove(key);
      current.route.close();
    }
    if (wanted != null) {
      routes.put(key, new Entry(wanted, starter.apply(wanted)));
    }
  }

  private Optional<Source> source(Instance instance) {
    return tenants
        .apply(instance.tenantId())
        .map(
            tenant ->
                new Source(
                    tenant,
                    instance.plugin(),
                    instance.revision(),
                    instance.namespace(),
                    instance.interval()));
  }
}
