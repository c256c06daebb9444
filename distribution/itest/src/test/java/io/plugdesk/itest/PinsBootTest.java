package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A tool is upgraded: one tenant stays on its version, and conversations keep theirs. */
@ExtendWith(WithHouse.class)
class PinsBootTest {
  private static String pinned;
  private static String other;

  @TempDir Path folder;

  @BeforeAll
  static void tenantsThatAsk(RunningHouse house) throws Exception {
    pinned = house.tenant("pins", "Pins");
    other = house.tenant("pins-other", "Pins other");
  }

  @AfterEach
  void remove(RunningHouse house) throws Exception {
    house.launch("shell", "plugin:unpin pins " + PluginJar.ID);
    house.launch("shell", "plugin:remove " + PluginJar.ID);
    Await.until("the tide is gone", () -> states(house).isEmpty());
  }

  @Test
  void aTenantStaysAndConversationsKeepTheirVersion(RunningHouse house) throws Exception {
    install(house, "1.0.0", "06:12");
    for (var tenant : Set.of(pinned, other)) {
      house.json(
          "PUT",
          "/api/v1/features/" + PluginJar.ID,
          house.token(tenant, "admin"),
          Map.of("enabled", true));
    }
    Await.until("the tide is told", () -> told(house, other, null).contains("06:12"));
    house.json("PUT", version(), house.token(pinned, "admin"), Map.of("version", "1.0.0"));
    var conversation = begin(house, other);

    install(house, "1.1.0", "18:40");
    assertEquals(Map.of("1.0.0", "beside", "1.1.0", "active"), states(house));
    assertTrue(told(house, other, conversation).contains("06:12"), "It keeps its version");
    assertTrue(told(house, other, null).contains("18:40"), "A new one has the new version");
    assertTrue(told(house, pinned, null).contains("06:12"), "The tenant stays");

    house.json("DELETE", version(), house.token(pinned, "admin"), null);
    assertTrue(told(house, pinned, null).contains("18:40"), "The rule is lifted");
    Await.until("the old version has gone", () -> states(house).equals(Map.of("1.1.0", "active")));
    assertTrue(told(house, other, conversation).contains("18:40"), "Its time is over");
  }

  private void install(RunningHouse house, String version, String time) throws Exception {
    var jar = folder.resolve("tide-" + version + ".jar").toAbsolutePath();
    Files.write(jar, PluginJar.of(version, time, Map.of()));
    house.launch("shell", "plugin:install " + jar);
  }

  private static String version() {
    return "/api/v1/features/" + PluginJar.ID + "/version";
  }

  private static String begin(RunningHouse house, String tenant) throws Exception {
    return asked(house, tenant, null).path("conversation_id").asText();
  }

  private static String told(RunningHouse house, String tenant, String conversation)
      throws Exception {
    return asked(house, tenant, conversation).path("response").asText();
  }

  private static JsonNode asked(RunningHouse house, String tenant, String conversation)
      throws Exception {
    var context =
        conversation == null
            ? Map.<String, Object>of()
            : Map.<String, Object>of("conversation_id", conversation);
    return house.json(
        "POST",
        "/api/v1/query",
        house.token(tenant, "agent"),
        Map.of("message", PluginJar.QUESTION, "context", context));
  }

  private static Map<String, String> states(RunningHouse house) throws Exception {
    var states = new TreeMap<String, String>();
    var listed = house.json("GET", "/api/v1/plugins", house.token(other, "admin"), null);
    for (var plugin : listed.path("plugins")) {
      if (plugin.path("plugin").asText().equals(PluginJar.ID)) {
        plugin
            .path("versions")
            .forEach(
                each -> states.put(each.path("version").asText(), each.path("state").asText()));
      }
    }
    return states;
  }
}
