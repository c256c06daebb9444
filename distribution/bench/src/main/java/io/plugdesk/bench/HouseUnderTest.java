package io.plugdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.crash.CrashBench;
import io.plugdesk.bench.cycles.CycleBench;
import io.plugdesk.bench.documents.Desk;
import io.plugdesk.bench.documents.DocumentsEvaluation;
import io.plugdesk.bench.documents.IngestBench;
import io.plugdesk.bench.documents.PagesEvaluation;
import io.plugdesk.bench.hostile.HostileBench;
import io.plugdesk.bench.instances.InstancesBench;
import io.plugdesk.bench.kill.KillBench;
import io.plugdesk.bench.midwork.MidworkBench;
import io.plugdesk.bench.upgrade.UpgradeBench;
import io.plugdesk.bench.versions.PropagationBench;
import io.plugdesk.bench.versions.VersionsBench;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.client.HouseClient;
import io.plugdesk.launcher.client.Refused;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The running house, with the power to make tokens for any of its tenants.
 *
 * @param house where it lies
 * @param address where it answers
 * @param client requests to it
 * @param tokens makes tokens
 * @param run the folder in which the launcher notes what it has started
 */
record HouseUnderTest(House house, String address, HouseClient client, Tokens tokens, Path run) {
  private static final Duration TOKEN = Duration.ofHours(1);

  static HouseUnderTest here() {
    var house = House.of(Path.of(System.getProperty("plugdesk.root", ".")), System.getenv());
    InnerHosts.allow(house.home());
    var tokens = new Tokens(new KeyRing(house.keys()).read(KeyRing.ISSUER), Clock.systemUTC());
    return new HouseUnderTest(
        house, house.address(), new HouseClient(house.address()), tokens, house.run());
  }

  CrashBench crash(int rounds, long seed) {
    return new CrashBench(address, tokens, run, rounds, seed);
  }

  Map<String, Object> upgrade(int rounds, double share) throws IOException, InterruptedException {
    return new UpgradeBench(house, new Wire(address), tokens, rounds, share).run();
  }

  Map<String, Object> cycles(int cycles) throws IOException, InterruptedException {
    return new CycleBench(house, new Wire(address), tokens, cycles).run();
  }

  Map<String, Object> hostile(int calmSeconds) throws IOException, InterruptedException {
    var jar = house.built("hostile/target/plugdesk-hostile-1.0.0-SNAPSHOT.jar");
    return new HostileBench(new Wire(address), tokens, jar, house.deploy(), calmSeconds).run();
  }

  Map<String, Object> instances(int count) throws IOException, InterruptedException {
    return new InstancesBench(house, new Wire(address), tokens, count).run();
  }

  Map<String, Object> versions(int messages) throws IOException, InterruptedException {
    return new VersionsBench(house, new Wire(address), tokens, messages).run();
  }

  Map<String, Object> propagation(int conversations) throws IOException, InterruptedException {
    return new PropagationBench(house, new Wire(address), tokens, conversations).run();
  }

  Map<String, Object> kill(int kills, long seed) throws IOException, InterruptedException {
    return new KillBench(house, new Wire(address), tokens, kills, seed).run();
  }

  Map<String, Object> midwork(int upgrades, int files, int kills)
      throws IOException, InterruptedException {
    return new MidworkBench(house, new Wire(address), tokens, upgrades, files, kills).run();
  }

  Map<String, Object> ingest(int documents, int pages) throws InterruptedException {
    return new IngestBench(desk(newTenant("ingest")), documents, pages).run();
  }

  Map<String, Object> documents(Path folder) throws IOException, InterruptedException {
    return new DocumentsEvaluation(desk(newTenant("documents")), folder).run();
  }

  Map<String, Object> pages(Path folder) throws IOException, InterruptedException {
    var tenantId = newTenant("pages");
    return new PagesEvaluation(desk(tenantId), tenantId, folder).run();
  }

  private String newTenant(String word) {
    return createTenant(word + "-" + Long.toHexString(System.currentTimeMillis()));
  }

  private Desk desk(String tenantId) {
    return new Desk(new Wire(address), () -> admin(tenantId));
  }

  String operator() {
    return tokens.operator(TOKEN);
  }

  String admin(String tenantId) {
    return tokens.of(tenantId, "bench", "admin", TOKEN);
  }

  String user(String tenantId) {
    return tokens.of(tenantId, "bench", "user", TOKEN);
  }

  /** The tenant's id, or empty when there is none of that name. */
  Optional<String> tenant(String slug) {
    try {
      var tenant = client.get("/api/v1/tenants/" + slug, operator());
      return Optional.of(tenant.path("tenant_id").asText());
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  /** Makes a tenant whose visitors may ask as fast as they like, with the web chat switched on. */
  String createTenant(String slug) {
    return createTenant(slug, Map.of());
  }

  /** The same, with further settings. */
  String createTenant(String slug, Map<String, Object> settings) {
    var config = new HashMap<String, Object>(settings);
    config.put("throttles", Map.of("tenant_per_second", 5000, "visitor_per_second", 1000));
    JsonNode created =
        client.post(
            "/api/v1/tenants",
            operator(),
            Map.of("name", "Measurement " + slug, "domain", slug, "config_json", config));
    var id = created.path("tenant_id").asText();
    client.put(
        "/api/v1/features/io.plugdesk.channel.web",
        admin(id),
        Map.of("enabled", true, "settings", Map.of()));
    return id;
  }
}
