package io.plugdesk.bench.cycles;

import io.plugdesk.bench.probe.Probe;
import io.plugdesk.bench.probe.Probe.Held;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Jar;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.bench.wire.Wire.Call;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A plugin is installed, upgraded and uninstalled again and again, and called each time; a listener
 * in the framework counts what else moves, and what the process holds is compared.
 */
public final class CycleBench {
  private static final String PLUGIN = "io.plugdesk.tool.clock";
  private static final String ARTIFACT = "plugdesk-tool-clock";
  private static final String FILE = "bench-cycle.jar";

  private final Wire wire;
  private final Tokens tokens;
  private final House house;
  private final int cycles;

  /**
   * A measurement of the running house.
   *
   * @param house where it lies
   * @param wire requests to it
   * @param tokens makes tokens for it
   * @param cycles how often the plugin comes and goes
   */
  public CycleBench(House house, Wire wire, Tokens tokens, int cycles) {
    this.wire = wire;
    this.tokens = tokens;
    this.house = house;
    this.cycles = cycles;
  }

  /** Measures. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    var tenant = Tenant.create(wire, tokens, "cycles");
    tenant.on(PLUGIN, Map.of());
    var deployed = new Deployed(tenant, PLUGIN);
    try (var probe = new Probe(tenant, house)) {
      Deployed.await("the clock of the distribution", deployed::isShippedOnly);
      cycle(tenant, deployed, 0);
      var events = probe.bundleEvents();
      var framework = probe.frameworkEvents();
      var services = probe.services();
      int settled = Math.max(1, cycles / 5);
      Held before = null;
      for (int cycle = 1; cycle <= cycles; cycle++) {
        cycle(tenant, deployed, cycle);
        if (cycle == settled) {
          before = probe.held();
          say(cycle, before);
        } else if (cycle % settled == 0) {
          say(cycle, probe.held());
        }
      }
      var after = probe.held();
      var figures = new LinkedHashMap<String, Object>();
      figures.put("cycles", cycles);
      figures.put("bundle_events", moved(events, probe.bundleEvents()));
      figures.put("framework_events", moved(framework, probe.frameworkEvents()));
      figures.put("services_changed", changed(services, probe.services()));
      figures.put("from_cycle", settled);
      figures.put("heap_bytes", growth(before.heapBytes(), after.heapBytes()));
      figures.put("classes", growth(before.classes(), after.classes()));
      figures.put("threads", growth(before.threads(), after.threads()));
      return figures;
    } finally {
      Files.deleteIfExists(house.deploy().resolve(FILE));
      tenant.delete();
    }
  }

  private void cycle(Tenant tenant, Deployed deployed, int number)
      throws IOException, InterruptedException {
    comes(tenant, deployed, "1.1." + number);
    comes(tenant, deployed, "1.2." + number);
    Files.delete(house.deploy().resolve(FILE));
    Deployed.await("the clock goes", deployed::isShippedOnly);
    call(tenant);
  }

  private void comes(Tenant tenant, Deployed deployed, String version)
      throws IOException, InterruptedException {
    Jar.shipped(house.assembly(), ARTIFACT, version).drop(house.deploy(), FILE);
    Deployed.await(
        "the clock " + version, () -> deployed.serves(version) && deployed.isAlone(version));
    call(tenant);
  }

  private void call(Tenant tenant) throws IOException, InterruptedException {
    tenant
        .wire()
        .once(
            Call.post("/tools/current_time/invoke", tenant.admin(), Map.of("tool_args", Map.of())));
  }

  private static void say(int cycle, Held held) {
    System.err.printf(
        "cycle %d: heap %.1f MiB, %d classes, %d threads%n",
        cycle, held.heapBytes() / 1048576.0, held.classes(), held.threads());
  }

  private static Map<String, Integer> moved(
      Map<String, Integer> before, Map<String, Integer> after) {
    var moved = new TreeMap<String, Integer>();
    after.forEach(
        (of, count) -> {
          int more = count - before.getOrDefault(of, 0);
          if (more > 0) {
            moved.put(of, more);
          }
        });
    return moved;
  }

  /** The bundles that offer other services than before. */
  private static Map<String, String> changed(
      Map<String, String> before, Map<String, String> after) {
    var changed = new TreeMap<String, String>();
    before.forEach(
        (bundle, services) -> {
          if (!Objects.equals(services, after.get(bundle))) {
            changed.put(bundle, services + " -> " + after.get(bundle));
          }
        });
    return changed;
  }

  private static Map<String, Object> growth(long before, long after) {
    var growth = new LinkedHashMap<String, Object>();
    growth.put("before", before);
    growth.put("after", after);
    growth.put("percent", Math.round(10_000.0 * (after - before) / before) / 100.0);
    return growth;
  }
}
