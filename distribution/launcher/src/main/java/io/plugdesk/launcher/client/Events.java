package io.plugdesk.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Reads server-sent events (WHATWG HTML, section 9.2) whose data is JSON. */
public final class Events {
  private Events() {}

  /** Hands on each event as its name and its data until the stream ends. */
  public static void read(InputStream stream, BiConsumer<String, JsonNode> each)
      throws IOException {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      String name = "message";
      StringBuilder data = new StringBuilder();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty()) {
          hand(name, data, each);
          name = "message";
          data.setLength(0);
        } else if (line.startsWith("event:")) {
          name = value(line, "event:");
        } else if (line.startsWith("data:")) {
          data.append(data.isEmpty() ? "" : "\n").append(value(line, "data:"));
        }
      }
      hand(name, data, each);
    }
  }

  private static void hand(String name, StringBuilder data, BiConsumer<String, JsonNode> each)
      throws IOException {
    if (!data.isEmpty() && data.charAt(0) == '{') {
      each.accept(name, HouseClient.JSON.readTree(data.toString()));
    }
  }

  private static String value(String line, String field) {
    String rest = line.substring(field.length());
    return rest.startsWith(" ") ? rest.substring(1) : rest;
  }
}
