package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A second node is added to a running house: it follows what is declared on the first one. */
@ExtendWith(WithHouse.class)
class NodesBootTest {
  @TempDir Path folder;

  private RunningHouse house;
  private AddedNode node;

  @BeforeEach
  void addANode(RunningHouse house) throws Exception {
    this.house = house;
    node = new AddedNode(house, folder.resolve("node"));
  }

  @AfterEach
  void leaveTheHouse() throws Exception {
    node.close();
  }

  @Test
  void aNodeFollowsTheHouseAndIsNeverWithoutAVersion() throws Exception {
    var tenant = house.tenant("nodes", "Nodes");
    var admin = house.token(tenant, "admin");
    house.ingest(tenant, "hours", "Opening hours", "# Opening hours\n\nThe shop opens at 9:30.");
    install("1.0.0", "noon");
    house.json(
        "PUT",
        "/api/v1/features/" + PluginJar.ID,
        admin,
        Map.of("enabled", true, "settings", Map.of()));
    Await.until("the node has the tool", () -> "1.0.0".equals(version(admin)));
    aConversationGoesOnThere(tenant);

    var upgrade = seenWhile(() -> install("1.1.0", "dusk"), "1.1.0", admin);
    assertEquals(List.of("1.0.0", "1.1.0"), upgrade);
    var back = seenWhile(() -> change("rollback"), "1.0.0", admin);
    assertEquals(List.of("1.1.0", "1.0.0"), back);

    node.kill();
    change("upgrade", Map.of("plugin", PluginJar.ID, "version", "1.1.0"));
    Await.until("the killed node is back", node::ready);
    Await.until("the killed node is as declared", () -> "1.1.0".equals(version(admin)));

    change("remove");
    Await.until("the tool is gone there too", () -> version(admin).isEmpty());
  }

  private void aConversationGoesOnThere(String tenant) throws Exception {
    var person = house.token(tenant, "user", "mia");
    var first =
        house.json("POST", "/api/v1/query", person, Map.of("message", "When does the shop open?"));
    var conversation = first.path("conversation_id").asText();

    var second =
        node.json(
            "POST",
            "/api/v1/query",
            person,
            Map.of(
                "message", PluginJar.QUESTION, "context", Map.of("conversation_id", conversation)));

    assertEquals(conversation, second.path("conversation_id").asText());
    assertTrue(second.path("response").asText().startsWith("High tide"), second.toString());
  }

  private void install(String version, String time) throws Exception {
    var jar = Files.write(folder.resolve(UUID.randomUUID() + ".jar"), jar(version, time));
    house.launch("shell", "plugin:install " + jar);
  }

  private static byte[] jar(String version, String time) throws Exception {
    return PluginJar.of(version, time, Map.of());
  }

  private void change(String what) throws Exception {
    change(what, Map.of("plugin", PluginJar.ID));
  }

  private void change(String what, Map<String, String> wanted) throws Exception {
    house.json("POST", "/api/v1/plugins/changes/" + what, house.operator(), wanted);
  }

  /** What the node has, in turn, from before a change until it has come. */
  private List<String> seenWhile(Change change, String last, String admin) throws Exception {
    var seen = new ArrayList<>(List.of(version(admin)));
    var done = new Thread(change::quietly);
    done.start();
    Await.until(
        "the node has " + last,
        () -> {
          var now = version(admin);
          if (!now.equals(seen.get(seen.size() - 1))) {
            seen.add(now);
          }
          return now.equals(last) && !done.isAlive();
        });
    return seen;
  }

  /** The version of the tool that the node offers; empty when it offers none. */
  private String version(String admin) throws Exception {
    for (var tool : node.json("GET", "/tools", admin, null).path("tools")) {
      if (tool.path("plugin").asText().equals(PluginJar.ID)) {
        return tool.path("version").asText();
      }
    }
    return "";
  }

  /** Something that is done while others look. */
  private interface Change {
    void make() throws Exception;

    default void quietly() {
      try {
        make();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }
}
