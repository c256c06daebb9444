package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tool's jar is dropped into the running house, upgraded and removed, while people chat. */
@ExtendWith(WithHouse.class)
class PluginDeployBootTest {
  private static final String BEGINNING = "You have 42 days";
  private static final String WHOLE = BEGINNING + " to bring the tent back to us. [1]";
  private static final String RETURNS =
      "# Returns\n\n## How long you have\n\nA tent can be returned within 42 days of delivery.\n";
  private static final Pattern SERVICE = Pattern.compile("service\\.id = (\\d+)");
  private static String tenant;
  private static String slow;
  private static SlowModel model;

  @BeforeAll
  static void tenantsThatChat(RunningHouse house) throws Exception {
    tenant = house.tenant("deploy", "Deploy");
    slow = house.tenant("deploy-slow", "Deploy slow");
    model = new SlowModel(WHOLE);
    house.ingest(slow, "returns", "Returns", RETURNS);
    house.json(
        "PUT",
        "/api/v1/features/io.plugdesk.model.openai",
        house.token(slow, "admin"),
        Map.of("settings", model.settings()));
  }

  @AfterEach
  void emptyInbox(RunningHouse house) throws Exception {
    Files.deleteIfExists(jar(house));
    Await.until("the tide is gone", () -> tide(house).isEmpty());
  }

  @Test
  void comesIsUsedAndGoesWhileAnAnswerIsStreaming(RunningHouse house) throws Exception {
    var goOn = model.fallSilent();
    try (var visitor = house.visitor("deploy-slow")) {
      visitor.listen();
      var id = UUID.randomUUID().toString();
      visitor.say(id, "Within how many days can a tent be returned?");
      Await.until("the answer has begun", () -> visitor.streamed(id).contains(BEGINNING));
      var before = services(house);

      Files.write(jar(house), PluginJar.of("1.0.0", "06:12", Map.of()));
      Await.until("the tide is listed", () -> tide(house).isPresent());
      switchOn(house, Map.of("harbour", "Hamburg"));
      Await.until("the tide is told", () -> told(house, "High tide in Hamburg is at 06:12."));
      assertTrue(
          house.launch("shell", "plugin:list").contains("deploy/tide.jar"), "plugin:list shows it");

      Files.write(jar(house), PluginJar.of("1.1.0", "18:40", Map.of()));
      Await.until("the new version tells it", () -> told(house, "is at 18:40."));
      Await.until("the old version is gone", () -> versions(house).equals(Set.of("1.1.0")));

      Files.delete(jar(house));
      Await.until("the tide is gone", () -> tide(house).isEmpty());
      assertFalse(told(house, "High tide"));
      assertTrue(house.ask(tenant, "What time is it?").path("answer").asText().contains(":"));

      before.removeAll(services(house));
      assertEquals(Set.of(), before, "No bundle was stopped or refreshed");
      assertTrue(visitor.of(id, "done").isEmpty(), "The answer is still streaming");
      goOn.countDown();
      Await.until("the answer is done", () -> !visitor.of(id, "done").isEmpty());
      assertEquals(WHOLE, visitor.streamed(id).strip());
      assertEquals(1, visitor.conversationNow().path("turns").size());
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void saysWhyAJarIsNotTakenAndKeepsTheOneThatWorks(RunningHouse house) throws Exception {
    Files.write(jar(house), PluginJar.of("1.0.0", "06:12", Map.of()));
    Await.until("the tide is listed", () -> tide(house).isPresent());
    switchOn(house, Map.of());
    Await.until("the tide is told", () -> told(house, "High tide in Kiel is at 06:12."));

    var imports = Map.of("Import-Package", "io.plugdesk.api.tool;version=\"[9,10)\",*");
    Files.write(jar(house), PluginJar.of("2.0.0", "18:40", imports));

    var note = jar(house).resolveSibling("tide.jar.error");
    Await.until("the reason stands beside the jar", () -> Files.exists(note));
    var reason = "it needs io.plugdesk.api.tool [9.0.0,10.0.0)";
    assertTrue(Files.readString(note).contains(reason), Files.readString(note));
    assertTrue(listed(house).path("failed").toString().contains(reason));
    assertTrue(told(house, "High tide in Kiel is at 06:12."));
  }

  private static void switchOn(RunningHouse house, Map<String, Object> settings) throws Exception {
    house.json(
        "PUT",
        "/api/v1/features/" + PluginJar.ID,
        house.token(tenant, "admin"),
        Map.of("settings", settings));
  }

  private static boolean told(RunningHouse house, String words) throws Exception {
    return house.ask(tenant, PluginJar.QUESTION).path("answer").asText().contains(words);
  }

  private static JsonNode listed(RunningHouse house) throws Exception {
    return house.json("GET", "/api/v1/plugins", house.token(tenant, "admin"), null);
  }

  private static Optional<JsonNode> tide(RunningHouse house) throws Exception {
    for (var plugin : listed(house).path("plugins")) {
      if (plugin.path("plugin").asText().equals(PluginJar.ID)) {
        return Optional.of(plugin);
      }
    }
    return Optional.empty();
  }

  private static Set<String> versions(RunningHouse house) throws Exception {
    var versions = new TreeSet<String>();
    tide(house)
        .ifPresent(
            plugin ->
                plugin
                    .path("versions")
                    .forEach(each -> versions.add(each.path("version").asText())));
    return versions;
  }

  /**
   * The services that are registered: a bundle that was stopped or refreshed loses its own. Those
   * of a tenant are left out, for they come and go with its settings.
   */
  private static Set<String> services(RunningHouse house) throws Exception {
    return Arrays.stream(house.launch("shell", "service:list").split("\\R\\R"))
        .filter(service -> !service.contains("plugdesk.tenant"))
        .flatMap(service -> SERVICE.matcher(service).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Path jar(RunningHouse house) {
    return house.home().resolve("deploy/tide.jar");
  }
}
