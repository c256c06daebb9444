package io.plugdesk.bench.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.UUID;

/** The hostile tool in the house's inbox, switched on for one tenant. */
final class HostilePlugin {
  private static final String ID = "io.plugdesk.hostile";
  private static final String FILE = "hostile.jar";

  private final Tenant tenant;
  private final Path jar;
  private final Path deploy;

  /**
   * A plugin that is not there yet.
   *
   * @param tenant whose tool it is
   * @param jar where it was built
   * @param deploy the inbox of the house
   */
  HostilePlugin(Tenant tenant, Path jar, Path deploy) {
    this.tenant = tenant;
    this.jar = jar;
    this.deploy = deploy;
  }

  /** Lets it in, with a clean record. */
  void come() throws IOException, InterruptedException {
    go();
    var part = deploy.resolve("." + FILE + ".part");
    Files.copy(jar, part, StandardCopyOption.REPLACE_EXISTING);
    Files.move(part, deploy.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    Deployed.await("the hostile tool is there", () -> !plugin().isMissingNode());
    off();
    tenant.on(ID, Map.of());
    Deployed.await("the hostile tool is on", () -> offers("hostile"));
  }

  private void off() throws IOException, InterruptedException {
    var path = "/api/v1/features/" + ID;
    var nothing = BodyPublishers.noBody();
    tenant.wire().once(new Call("DELETE", path, tenant.admin(), "application/json", nothing));
  }

  /** Takes it out. */
  void go() throws IOException, InterruptedException {
    Files.deleteIfExists(deploy.resolve(FILE));
    Deployed.await("the hostile tool is gone", () -> plugin().isMissingNode());
  }

  /** What the house says of its health. */
  JsonNode health() throws IOException, InterruptedException {
    return plugin().path("health");
  }

  /** Whether the tenant is offered a tool of this name. */
  boolean offers(String tool) throws IOException, InterruptedException {
    for (var each : tenant.wire().once(Call.get("/tools", tenant.admin())).path("tools")) {
      if (each.path("name").asText().equals(tool)) {
        return true;
      }
    }
    return false;
  }

  /** Has it try something, and gives back what it says. */
  String attempt(String what, String victim) throws IOException, InterruptedException {
    return call("hostile", Map.of("attempt", what, "victim", victim));
  }

  /** Calls a tool of the tenant's. */
  String call(String tool, Map<String, Object> arguments) throws IOException, InterruptedException {
    var body = Map.of("idempotency_key", UUID.randomUUID().toString(), "tool_args", arguments);
    var said = tenant.wire().once(Call.post("/tools/" + tool + "/invoke", tenant.admin(), body));
    return said.path("result").path("text").asText();
  }

  private JsonNode plugin() throws IOException, InterruptedException {
    var all = tenant.wire().once(Call.get("/api/v1/plugins", tenant.admin())).path("plugins");
    for (var each : all) {
      if (each.path("plugin").asText().equals(ID)) {
        return each;
      }
    }
    return MissingNode.getInstance();
  }
}
