package io.plugdesk.bench.instances;

import io.plugdesk.bench.crash.Victim;
import io.plugdesk.bench.probe.Guest;
import io.plugdesk.bench.probe.Probe;
import io.plugdesk.bench.probe.lookup.LookupActivator;
import io.plugdesk.bench.probe.lookup.LookupResource;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.bench.wire.Wire.Call;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Has the house start with many more tenants that have a plugin switched on, leases it for each of
 * them, and compares what the process holds with a start without them.
 */
public final class InstancesBench {
  private static final long LIMIT_NANOS = 300_000_000_000L;
  private static final long PAUSE_MILLIS = 1_000;
  private static final int LOOKS = 6;
  private static final long BETWEEN_LOOKS_MILLIS = 5_000;

  private final House house;
  private final Wire wire;
  private final Tokens tokens;
  private final int instances;

  /**
   * A measurement of the running house.
   *
   * @param house where it lies
   * @param wire requests to it
   * @param tokens makes tokens for it
   * @param instances how many
   */
  public InstancesBench(House house, Wire wire, Tokens tokens, int instances) {
    this.house = house;
    this.wire = wire;
    this.tokens = tokens;
    this.instances = instances;
  }

  /** Measures; the house starts anew twice. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    var tenant = Tenant.create(wire, tokens, "instances");
    var many = new ManyTenants(house, System.nanoTime() & 0xffff_ffffL, instances);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("instances", instances);
    try (var probe = new Probe(tenant, house);
        var lookups = lookups()) {
      many.write();
      figures.put("start_s", restart());
      var query = "?run=" + many.run() + "&tenants=" + instances;
      waitForAll(LookupActivator.PATH + "/missing" + query, tenant, figures);
      var found = wire.insist(Call.get(LookupActivator.PATH + query, tenant.admin()));
      long with = atRest(probe);
      many.delete();
      figures.put("start_without_s", restart());
      long without = atRest(probe);
      long bytes = (with - without) / instances;
      figures.put("look_up_p50_us", found.path("p50_nanos").asLong() / 1000.0);
      figures.put("look_up_p99_us", found.path("p99_nanos").asLong() / 1000.0);
      figures.put("heap_per_instance_bytes", bytes);
      return figures;
    } finally {
      tenant.delete();
    }
  }

  /** What the heap holds when what only the start needed has gone: the least of some looks. */
  private static long atRest(Probe probe) throws InterruptedException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < LOOKS; i++) {
      Thread.sleep(BETWEEN_LOOKS_MILLIS);
      least = Math.min(least, probe.held().heapBytes());
    }
    return least;
  }

  /** Counts those that are missing when the house says that it is ready, and until none is. */
  private void waitForAll(String path, Tenant tenant, Map<String, Object> figures)
      throws InterruptedException {
    long began = System.nanoTime();
    int missing = missing(path, tenant);
    figures.put("missing_when_ready", missing);
    while (missing > 0 && System.nanoTime() - began < LIMIT_NANOS) {
      Thread.sleep(PAUSE_MILLIS);
      missing = missing(path, tenant);
    }
    figures.put("missing", missing);
    figures.put("all_there_after_s", Math.round((System.nanoTime() - began) / 1e8) / 10.0);
  }

  private int missing(String path, Tenant tenant) throws InterruptedException {
    return wire.insist(Call.get(path, tenant.admin())).path("missing").asInt();
  }

  private Guest lookups() throws IOException, InterruptedException {
    return new Guest(
        house,
        "io.plugdesk.bench.probe.lookup",
        "io.plugdesk.api,io.plugdesk.api.tool,io.plugdesk.desk.plugins,"
            + "javax.annotation.security,javax.ws.rs,org.osgi.framework",
        List.of(LookupActivator.class, LookupResource.class));
  }

  /** Has the launcher start Karaf anew, and returns how many seconds that took. */
  private double restart() throws IOException, InterruptedException {
    var karaf =
        Victim.KARAF
            .find(house.run())
            .orElseThrow(() -> new IllegalStateException("Karaf does not run"));
    long began = System.nanoTime();
    Victim.kill(karaf);
    Deployed.await("Karaf is gone", () -> !karaf.isAlive());
    Deployed.await("the house is ready again", wire::ready);
    return Math.round((System.nanoTime() - began) / 1e8) / 10.0;
  }
}
