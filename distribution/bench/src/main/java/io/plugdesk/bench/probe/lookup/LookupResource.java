package io.plugdesk.bench.probe.lookup;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import java.util.Arrays;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import javax.annotation.security.RolesAllowed;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;

/** Leases a tool for many tenants, each once and then at random, and tells how long that took. */
@Path("/")
public final class LookupResource {
  private static final String PLUGIN = "io.plugdesk.tool.clock";
  private static final int WARM = 50_000;
  private static final int TIMED = 200_000;

  private final Supplier<Plugins> plugins;

  LookupResource(Supplier<Plugins> plugins) {
    this.plugins = plugins;
  }

  /**
   * Counts the tenants for which there is no instance.
   *
   * @param run the first half of the tenants' ids
   * @param tenants how many there are
   */
  @GET
  @Path("missing")
  @Produces("application/json")
  @RolesAllowed("admin")
  public String missing(@QueryParam("run") long run, @QueryParam("tenants") int tenants) {
    var directory = plugins.get();
    int missing = 0;
    for (int i = 0; i < tenants; i++) {
      missing += leased(directory, tenant(run, i)) ? 0 : 1;
    }
    return "{\"missing\":%d}".formatted(missing);
  }

  /**
   * Looks up.
   *
   * @param run the first half of the tenants' ids
   * @param tenants how many there are
   */
  @GET
  @Produces("application/json")
  @RolesAllowed("admin")
  public String look(@QueryParam("run") long run, @QueryParam("tenants") int tenants) {
    var directory = plugins.get();
    var all = new TenantContext[tenants];
    for (int i = 0; i < tenants; i++) {
      all[i] = tenant(run, i);
      leased(directory, all[i]);
    }
    var random = new Random(run);
    for (int i = 0; i < WARM; i++) {
      leased(directory, all[random.nextInt(tenants)]);
    }
    var nanos = new long[TIMED];
    for (int i = 0; i < TIMED; i++) {
      var tenant = all[random.nextInt(tenants)];
      long began = System.nanoTime();
      leased(directory, tenant);
      nanos[i] = System.nanoTime() - began;
    }
    Arrays.sort(nanos);
    return "{\"p50_nanos\":%d,\"p99_nanos\":%d}"
        .formatted(nanos[TIMED / 2], nanos[TIMED / 100 * 99]);
  }

  private static TenantContext tenant(long run, int i) {
    return new TenantContext(new UUID(run, i).toString(), "instance-" + i);
  }

  private static boolean leased(Plugins directory, TenantContext tenant) {
    try {
      var lease = directory.lease(tenant, Pins.none(), Tool.class, PLUGIN);
      lease.ifPresent(Lease::close);
      return lease.isPresent();
    } catch (PlugdeskException starting) {
      return false;
    }
  }
}
