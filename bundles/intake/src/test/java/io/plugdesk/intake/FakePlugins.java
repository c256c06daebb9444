package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.Plugins;
import java.util.List;
import java.util.Optional;

/** A directory that has one index, or none. */
final class FakePlugins implements Plugins {
  private final PassageIndex index;

  FakePlugins(PassageIndex index) {
    this.index = index;
  }

  @Override
  public Pins pins(TenantContext tenant, String conversationId) {
    return Pins.none();
  }

  @Override
  public <T> Optional<Lease<T>> lease(
      TenantContext tenant, Pins pins, Class<T> seam, String plugin) {
    return lease(tenant, pins, seam);
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam) {
    return seam.isInstance(index)
        ? Optional.of(new FakeLease<>(seam.cast(index)))
        : Optional.empty();
  }

  @Override
  public <T> List<Lease<T>> leaseAll(TenantContext tenant, Pins pins, Class<T> seam) {
    return lease(tenant, pins, seam).stream().toList();
  }

  @Override
  public boolean enabled(TenantContext tenant, String plugin) {
    return true;
  }

  @Override
  public List<PluginInfo> installed() {
    return List.of();
  }

  private record FakeLease<T>(T get) implements Lease<T> {
    @Override
    public String plugin() {
      return "fake";
    }

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
