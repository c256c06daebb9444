package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.desk.plugins.Lease;
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
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Class<T> seam, String plugin) {
    return lease(tenant, seam);
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Class<T> seam) {
    return seam.isInstance(index)
        ? Optional.of(new FakeLease<>(seam.cast(index)))
        : Optional.empty();
  }

  @Override
  public <T> List<Lease<T>> leaseAll(TenantContext tenant, Class<T> seam) {
    return lease(tenant, seam).stream().toList();
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
    public void close() {}
  }
}
