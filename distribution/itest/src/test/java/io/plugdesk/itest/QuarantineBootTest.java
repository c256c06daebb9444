package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A version that fails whenever it is asked gets no work, and the one before it answers. */
@ExtendWith(WithHouse.class)
class QuarantineBootTest {
  private static final String CLOCK = "io.plugdesk.tool.clock";
  private static final String BROKEN = "9.0.0";
  private static final String INVOKE = "/tools/current_time/invoke";
  private static String tenant;

  @BeforeAll
  static void tenantWithAClock(RunningHouse house) throws Exception {
    tenant = house.tenant("quarantine", "Quarantine");
  }

  @AfterEach
  void emptyInbox(RunningHouse house) throws Exception {
    Files.deleteIfExists(jar(house));
    Await.until("the broken clock is gone", () -> version(house).isMissingNode());
  }

  @Test
  void answersWithTheVersionBefore(RunningHouse house) throws Exception {
    Files.write(jar(house), PluginJar.brokenClock(BROKEN));
    Await.until("it takes the work", () -> state(house).equals("active"));

    Await.until(
        "it is quarantined",
        () -> {
          ask(house);
          return state(house).equals("quarantined");
        });

    assertTrue(time(house).contains(":"), "The clock of the house tells the time");
    assertTrue(version(house).path("reason").asText().contains("threw IllegalStateException"));
    var shown = house.launch("shell", "plugin:health clock");
    assertTrue(shown.contains("quarantined"), shown);

    house.launch("shell", "plugin:release clock " + BROKEN);
    assertEquals("active", state(house), "It is given work again");
  }

  /** Has the clock called; that it fails is what this is about. */
  private static void ask(RunningHouse house) throws Exception {
    house.send("POST", INVOKE, house.token(tenant, "admin"), Map.of("tool_args", Map.of()));
  }

  private static String time(RunningHouse house) throws Exception {
    var call = Map.of("tool_args", Map.of());
    return house
        .json("POST", INVOKE, house.token(tenant, "admin"), call)
        .path("result")
        .path("text")
        .asText();
  }

  private static String state(RunningHouse house) throws Exception {
    return version(house).path("state").asText();
  }

  private static JsonNode version(RunningHouse house) throws Exception {
    var all = house.json("GET", "/api/v1/plugins", house.token(tenant, "admin"), null);
    for (var plugin : all.path("plugins")) {
      for (var version : plugin.path("versions")) {
        if (plugin.path("plugin").asText().equals(CLOCK)
            && version.path("version").asText().equals(BROKEN)) {
          return version;
        }
      }
    }
    return MissingNode.getInstance();
  }

  private static Path jar(RunningHouse house) {
    return house.home().resolve("deploy/broken-clock.jar");
  }
}
