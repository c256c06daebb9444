package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.PluginSetting;
import io.plugdesk.desk.plugins.PluginSettings;
import io.plugdesk.desk.plugins.Plugins;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A directory of indexes, switched on and off; the one that came last has the highest ranking. */
final class FakePlugins implements Plugins, PluginSettings {
  static final String FIRST = "io.plugdesk.retrieval.first";
  static final String SECOND = "io.plugdesk.retrieval.second";
  final Deque<String> on = new ConcurrentLinkedDeque<>();
  private final Map<String, FakeIndex> indexes = new ConcurrentHashMap<>();

  FakePlugins(FakeIndex first, FakeIndex second) {
    indexes.put(FIRST, first);
    indexes.put(SECOND, second);
  }

  @Override
  public Pins pins(TenantContext tenant, String conversationId) {
    return Pins.none();
  }

  @Override
  public <T> Optional<Lease<T>> lease(
      TenantContext tenant, Pins pins, Class<T> seam, String plugin) {
    return on.contains(plugin)
        ? Optional.of(new FakeLease<>(plugin, seam.cast(indexes.get(plugin))))
        : Optional.empty();
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam) {
    return on.isEmpty() ? Optional.empty() : lease(tenant, pins, seam, on.getLast());
  }

  @Override
  public <T> List<Lease<T>> leaseAll(TenantContext tenant, Pins pins, Class<T> seam) {
    return lease(tenant, pins, seam).stream().toList();
  }

  @Override
  public <T> List<Lease<T>> leaseEvery(TenantContext tenant, Pins pins, Class<T> seam) {
    return lease(tenant, pins, seam).stream().toList();
  }

  @Override
  public boolean enabled(TenantContext tenant, String plugin) {
    return on.contains(plugin);
  }

  @Override
  public List<PluginInfo> installed() {
    return indexes.keySet().stream()
        .map(id -> new PluginInfo(id, "1.0.0", List.of("PassageIndex", "Retriever"), id, ""))
        .toList();
  }

  @Override
  public Optional<List<PluginSetting>> form(String plugin) {
    return Optional.of(List.of());
  }

  @Override
  public List<SwitchedOn> list(TenantContext tenant) {
    return on.stream().map(FakePlugins::switched).toList();
  }

  @Override
  public Optional<SwitchedOn> replace(
      TenantContext tenant, String plugin, Map<String, Object> settings, String actor) {
    on.addLast(plugin);
    return Optional.of(switched(plugin));
  }

  @Override
  public Optional<SwitchedOn> change(
      TenantContext tenant,
      String plugin,
      Map<String, Object> changed,
      Set<String> removed,
      String actor) {
    return replace(tenant, plugin, changed, actor);
  }

  @Override
  public boolean switchOff(TenantContext tenant, String plugin, String actor) {
    return on.remove(plugin);
  }

  private static SwitchedOn switched(String plugin) {
    return new SwitchedOn(plugin, 1, Map.of(), true);
  }

  private record FakeLease<T>(String plugin, T get) implements Lease<T> {
    @Override
    public String version() {
      return "1.0.0";
    }

    @Override
    public void failed(Throwable cause) {}

    @Override
    public void close() {}
  }
}
