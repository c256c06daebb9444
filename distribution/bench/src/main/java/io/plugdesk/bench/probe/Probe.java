package io.plugdesk.bench.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.probe.held.ProbeActivator;
import io.plugdesk.bench.probe.held.ProbeResource;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The probe in the running house, as a measurement asks it; it leaves when it is closed. */
public final class Probe implements AutoCloseable {
  private final Tenant tenant;
  private final Guest guest;

  /** Puts the probe into the house. */
  public Probe(Tenant tenant, House house) throws IOException, InterruptedException {
    this.tenant = tenant;
    this.guest =
        new Guest(
            house,
            "io.plugdesk.bench.probe.held",
            "javax.annotation.security,javax.ws.rs,org.osgi.framework",
            List.of(ProbeActivator.class, ProbeResource.class));
    ask("events");
  }

  /** How many events there were of each bundle. */
  public Map<String, Integer> bundleEvents() throws InterruptedException {
    return counts(ask("events").path("bundle_events"));
  }

  /** How many events the framework told, by kind and bundle. */
  public Map<String, Integer> frameworkEvents() throws InterruptedException {
    return counts(ask("events").path("framework_events"));
  }

  /** The numbers of the services that each bundle offers. */
  public Map<String, String> services() throws InterruptedException {
    var services = new TreeMap<String, String>();
    ask("services")
        .fields()
        .forEachRemaining(each -> services.put(each.getKey(), each.getValue().asText()));
    return services;
  }

  /** What the process holds after a full collection. */
  public Held held() throws InterruptedException {
    var held = ask("held");
    return new Held(
        held.path("heap_bytes").asLong(),
        held.path("classes").asInt(),
        held.path("threads").asInt());
  }

  /**
   * What a process holds.
   *
   * @param heapBytes in use on the heap
   * @param classes loaded
   * @param threads alive
   */
  public record Held(long heapBytes, int classes, int threads) {}

  private JsonNode ask(String what) throws InterruptedException {
    return tenant.wire().insist(Call.get(ProbeActivator.PATH + "/" + what, tenant.admin()));
  }

  private static Map<String, Integer> counts(JsonNode events) {
    var counts = new TreeMap<String, Integer>();
    events.fields().forEachRemaining(each -> counts.put(each.getKey(), each.getValue().asInt()));
    return counts;
  }

  @Override
  public void close() throws IOException, InterruptedException {
    guest.close();
  }
}
