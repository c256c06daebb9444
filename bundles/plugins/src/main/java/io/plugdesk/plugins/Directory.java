package io.plugdesk.plugins;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The instances that are up, by tenant and plugin; a look-up reads two maps and locks nothing. */
final class Directory {
  private final Map<String, Map<String, List<Instance>>> byTenant = new ConcurrentHashMap<>();
  private final Map<Long, Set<Instance>> byBundle = new ConcurrentHashMap<>();
  private final Set<Long> retired = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

  /** Tells the watcher the tenant's id after every change, in the thread that made it. */
  void watch(Consumer<String> watcher) {
    watchers.add(watcher);
  }

  void add(Instance instance) {
    var bundle = instance.release().bundle();
    byBundle.computeIfAbsent(bundle, id -> ConcurrentHashMap.newKeySet()).add(instance);
    if (retired.contains(bundle)) {
      instance.retire();
    }
    change(instance, list -> list.add(instance));
  }

  void remove(Instance instance) {
    byBundle.computeIfPresent(
        instance.release().bundle(),
        (id, instances) -> {
          instances.remove(instance);
          return instances.isEmpty() ? null : instances;
        });
    change(instance, list -> list.remove(instance));
  }

  /** The instances that a bundle has. */
  Set<Instance> ofBundle(long bundle) {
    return byBundle.getOrDefault(bundle, Set.of());
  }

  /**
   * Gives no further lease on what a bundle has; the stage completes when the last one is closed.
   */
  CompletableFuture<Void> retire(long bundle) {
    retired.add(bundle);
    var own = List.copyOf(ofBundle(bundle));
    var drained =
        CompletableFuture.allOf(
            own.stream().map(Instance::retire).toArray(CompletableFuture<?>[]::new));
    own.stream().map(instance -> instance.key().tenantId()).distinct().forEach(this::tell);
    return drained;
  }

  /** Forgets a bundle that is gone. */
  void forget(long bundle) {
    retired.remove(bundle);
  }

  /** The tenant's instances of a plugin, best first. */
  List<Instance> of(String tenantId, String plugin) {
    return byTenant.getOrDefault(tenantId, Map.of()).getOrDefault(plugin, List.of());
  }

  private void change(Instance instance, Consumer<List<Instance>> edit) {
    var key = instance.key();
    byTenant.compute(
        key.tenantId(),
        (id, before) -> {
          Map<String, List<Instance>> plugins = new HashMap<>(before == null ? Map.of() : before);
          var list = new ArrayList<>(plugins.getOrDefault(key.plugin(), List.of()));
          edit.accept(list);
          list.sort(Instance.BEST);
          plugins.put(key.plugin(), List.copyOf(list));
          plugins.values().removeIf(List::isEmpty);
          return plugins.isEmpty() ? null : Map.copyOf(plugins);
        });
    tell(key.tenantId());
  }

  private void tell(String tenantId) {
    watchers.forEach(watcher -> watcher.accept(tenantId));
  }
}
