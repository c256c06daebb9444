package io.plugdesk.gateway;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.Call;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.PluginInfo;
import io.plugdesk.desk.plugins.Plugins;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A directory with one plugin at most, which counts its open leases. */
final class FakePlugins implements Plugins {
  private final Object instance;
  private final List<Throwable> failures = new ArrayList<>();

  /** What a lease throws, or null. */
  RuntimeException refuses;

  private int open;
  private int places;

  FakePlugins(Object instance) {
    this.instance = instance;
  }

  int openLeases() {
    return open;
  }

  /** How many calls are not over. */
  int placesTaken() {
    return places;
  }

  /** What counts against the plugin. */
  List<Throwable> failures() {
    return failures;
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
    if (refuses != null) {
      throw refuses;
    }
    return seam.isInstance(instance) ? Optional.of(new Counted<>(seam)) : Optional.empty();
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
    return instance != null;
  }

  @Override
  public List<PluginInfo> installed() {
    return List.of();
  }

  private final class Counted<T> implements Lease<T> {
    private final Class<T> seam;
    private boolean closed;

    Counted(Class<T> seam) {
      this.seam = seam;
      open++;
    }

    @Override
    public T get() {
      return seam.cast(instance);
    }

    @Override
    public String plugin() {
      return "io.plugdesk.model.fake";
    }

    @Override
    public String version() {
      return "1.0.0";
    }

    @Override
    public Call call() {
      places++;
      return new Call() {
        @Override
        public void failed(Throwable cause) {
          failures.add(cause);
        }

        @Override
        public void close() {
          places--;
        }
      };
    }

    @Override
    public void failed(Throwable cause) {
      failures.add(cause);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        open--;
      }
    }
  }
}
