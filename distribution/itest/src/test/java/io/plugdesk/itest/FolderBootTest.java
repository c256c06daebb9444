package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The watched folder, end to end: what lies there is known, and nothing else. */
@ExtendWith(WithHouse.class)
class FolderBootTest {
  private static final String FOLDER = "io.plugdesk.connector.folder";
  private static final String QUESTION = "Within how many days can a kayak be returned?";
  private static final String RETURNS =
      """
      # Returns of kayaks

      A kayak can be returned within 21 days of delivery. The kayak must be dry.
      """;

  @Test
  void theKnowledgeIsWhatLiesInTheFolder(RunningHouse house) throws Exception {
    var tenant = house.tenant("folder", "Folder");
    switchOn(house, tenant, Map.of("namespace", "help", "interval_seconds", 1));
    var file = folder(house, "folder").resolve("guides/kayaks.md");

    write(file, RETURNS);
    Await.until("it is answered", () -> answer(house, tenant).contains("21 days"));
    var source = house.ask(tenant, QUESTION).path("sources").path(0);
    assertEquals("folder/guides/kayaks.md", source.path("doc_id").asText());
    assertTrue(source.path("excerpt").asText().contains("21 days"), source.toString());

    write(file, RETURNS.replace("21 days", "35 days"));
    Await.until("the new answer is given", () -> answer(house, tenant).contains("35 days"));

    Files.delete(file);
    Await.until(
        "it is declined",
        () ->
            house.ask(tenant, QUESTION).path("requires_human").asBoolean()
                && house.ask(tenant, QUESTION).path("sources").isEmpty());
    assertEquals(0, connector(house, tenant).path("documents").asInt());
  }

  @Test
  void showsWhatTheAdminHasToCorrectAndLooksAgainWhenToldTo(RunningHouse house) throws Exception {
    var tenant = house.tenant("folder-wrong", "Wrong folder");
    switchOn(house, tenant, Map.of("folder", "../folder"));
    Await.until(
        "it shows as degraded",
        () -> connector(house, tenant).path("status").asText().equals("degraded"));
    assertEquals("misconfigured", connector(house, tenant).path("error_kind").asText());

    switchOn(house, tenant, Map.of("folder", "papers", "interval_seconds", 3600));
    Await.until("it works", () -> connector(house, tenant).path("status").asText().equals("ok"));
    write(folder(house, "folder-wrong").resolve("papers/kayaks.md"), RETURNS);
    Await.until(
        "the file is taken when asked for",
        () -> {
          house.json(
              "POST",
              "/api/v1/connectors/" + FOLDER + "/sync",
              house.token(tenant, "admin"),
              Map.of());
          return connector(house, tenant).path("documents").asInt() == 1;
        });
  }

  private static void switchOn(RunningHouse house, String tenant, Map<String, Object> settings)
      throws Exception {
    house.json(
        "PUT",
        "/api/v1/features/" + FOLDER,
        house.token(tenant, "admin"),
        Map.of("enabled", true, "settings", settings));
  }

  private static JsonNode connector(RunningHouse house, String tenant) throws Exception {
    var list = house.json("GET", "/api/v1/connectors", house.token(tenant, "admin"), null);
    return StreamSupport.stream(list.path("connectors").spliterator(), false)
        .filter(each -> each.path("plugin").asText().equals(FOLDER))
        .findFirst()
        .orElseThrow(() -> new AssertionError("The connector is not listed: " + list));
  }

  private static String answer(RunningHouse house, String tenant) throws Exception {
    return house.ask(tenant, QUESTION).path("answer").asText();
  }

  private static Path folder(RunningHouse house, String slug) {
    return house.home().resolve("folders").resolve(slug);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
