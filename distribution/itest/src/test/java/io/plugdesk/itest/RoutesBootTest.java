package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An integrator's YAML route, put into the folder of a tenant and taken away. */
@ExtendWith(WithHouse.class)
class RoutesBootTest {
  private static final String QUESTION = "When is the boat shed open?";
  private static final String ROUTE =
      """
      - route:
          id: shed
          from:
            uri: timer:shed
            parameters: {period: 3600000}
            steps:
              - setHeader: {name: DocumentId, constant: shed}
              - setBody:
                  constant: |
                    # The boat shed

                    The boat shed is open on Wednesdays from 10 to 16.
              - to: plugdesk:document
      """;

  @Test
  void aRouteBringsADocumentForItsTenantAndSaysWhereItsMistakeIs(RunningHouse house)
      throws Exception {
    var tenant = house.tenant("routes", "Routes");
    var stranger = house.tenant("routes-other", "Other");
    var file = house.home().resolve("routes/routes/shed.yaml");

    write(file, ROUTE);
    Await.until(
        "it is answered",
        () -> house.ask(tenant, QUESTION).path("answer").asText().contains("Wednesdays"));
    assertEquals(
        "routes/shed", house.ask(tenant, QUESTION).path("sources").path(0).path("doc_id").asText());
    assertTrue(house.ask(stranger, QUESTION).path("sources").isEmpty());
    assertEquals("shed", routes(house, tenant).path(0).path("routes").path(0).asText());
    assertTrue(routes(house, stranger).isEmpty());

    write(file, ROUTE.replace("plugdesk:document", "exec:id"));
    Await.until(
        "the mistake is shown",
        () -> routes(house, tenant).path(0).path("error").asText().contains("exec"));
    assertEquals(13, routes(house, tenant).path(0).path("line").asInt());

    Files.delete(file);
    Await.until("the route has gone", () -> routes(house, tenant).isEmpty());
  }

  private static JsonNode routes(RunningHouse house, String tenant) throws Exception {
    return house
        .json("GET", "/api/v1/connectors", house.token(tenant, "admin"), null)
        .path("routes");
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
