package io.plugdesk.launcher.command;

import io.plugdesk.launcher.client.HouseClient;
import io.plugdesk.launcher.client.Refused;
import io.plugdesk.launcher.client.Tokens;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import io.plugdesk.launcher.run.Running;
import io.plugdesk.launcher.terminal.Terminal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Where a command is typed.
 *
 * @param house as the environment describes it
 * @param terminal what it prints to
 */
public record Place(House house, Terminal terminal) {
  private static final Duration LOOK_UP = Duration.ofMinutes(1);
  private static final int NOT_FOUND = 404;

  /** The place of this process: the checkout is named by the script that started it. */
  public static Place here() {
    String root = System.getProperty("plugdesk.root");
    if (root == null) {
      throw new Failure("The launcher does not know its checkout. Start it with './plugdesk'.");
    }
    return new Place(House.of(Path.of(root), System.getenv()), Terminal.standard(System.getenv()));
  }

  Running running() {
    return new Running(house);
  }

  Tokens tokens() {
    return new Tokens(new KeyRing(house.keys()).read(KeyRing.ISSUER), Clock.systemUTC());
  }

  /**
   * The id of a tenant that is named by its id or its slug; a slug is looked up in the running
   * house.
   */
  String tenantId(String tenant) {
    try {
      return UUID.fromString(tenant).toString();
    } catch (IllegalArgumentException slug) {
      HouseClient client = new HouseClient(running().required().address());
      String path = "/api/v1/tenants/" + URLEncoder.encode(tenant, StandardCharsets.UTF_8);
      return find(client, path, tenant);
    }
  }

  private String find(HouseClient client, String path, String tenant) {
    try {
      return client.get(path, tokens().operator(LOOK_UP)).path("tenant_id").asText();
    } catch (Refused refused) {
      if (refused.status() != NOT_FOUND) {
        throw refused;
      }
      throw new Failure(
          "There is no tenant '"
              + tenant
              + "'. './plugdesk shell tenant:list' shows those that are; the operator's token is"
              + " './plugdesk token --operator'.",
          refused);
    }
  }
}
