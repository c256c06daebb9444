package io.plugdesk.routes.connectors;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.Plugins;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A directory with one connector; none while it is null. */
final class OneConnector implements Plugins {
  volatile Connector connector;
  final AtomicInteger leases = new AtomicInteger();

  OneConnector(Connector connector) {
    this.connector = connector;
  }

  @Override
  public Pins pins(TenantContext tenant, String conversationId) {
    return Pins.none();
  }

  @Override
  public <T> Optional<Lease<T>> lease(
      TenantContext tenant, Pins pins, Class<T> seam, String plugin) {
    var now = connector;
    if (now == null) {
      return Optional.empty();
    }
    leases.incrementAndGet();
    return Optional.of(new Held<>(seam.cast(now), plugin, leases));
  }

  @Override
  public <T> Optional<Lease<T>> lease(TenantContext tenant, Pins pins, Class<T> seam) {
    return Optional.empty();
  }

  @Override
  public <T> List<Lease<T>> leaseAll(TenantContext tenant, Pins pins, Class<T> seam) {
    return List.of();
  }

  @Override
  public <T> List<Lease<T>> leaseEvery(TenantContext tenant, Pins pins, Class<T> seam) {
    return List.of();
  }

  @Override
  public boolean enabled(TenantContext tenant, String plugin) {
    return true;
  }

  @Override
  public List<PluginInfo> installed() {
    return List.of();
  }

  private record Held<T>(T get, String plugin, AtomicInteger leases) implements Lease<T> {
    @Override
    public String version() {
      return "1.0.0";
    }

    @Override
    public void failed(Throwable cause) {}

    @Override
    public void close() {
      leases.decrementAndGet();
    }
  }
}
