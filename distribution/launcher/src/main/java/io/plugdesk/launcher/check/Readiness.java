package io.plugdesk.launcher.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.launcher.client.HouseClient;
import java.util.StringJoiner;

/** What is still missing, in words, from the answer to the question whether the house is ready. */
public final class Readiness {
  private Readiness() {}

  /** The rooms that are not ready, or what else keeps the house. */
  public static String of(HouseClient.Glance glance) {
    StringJoiner missing = new StringJoiner(", ");
    for (JsonNode room : glance.body().path("rooms")) {
      if (!room.path("ready").asBoolean()) {
        missing.add(room.path("name").asText() + " (" + room.path("detail").asText() + ")");
      }
    }
    if (missing.length() > 0) {
      return "not ready: " + missing;
    }
    return glance.status() == 0 ? "does not answer yet" : "answers " + glance.status();
  }
}
