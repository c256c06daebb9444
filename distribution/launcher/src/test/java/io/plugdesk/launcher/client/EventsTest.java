package io.plugdesk.launcher.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventsTest {
  @Test
  void readsNamesAndDataAndSkipsTheRest() throws Exception {
    String stream =
        """
        : heartbeat

        id: 1
        event: delta
        data: {"text":"Thirty "}

        data: {"text":
        data: "days"}

        data: [DONE]

        event: done
        data:{"confidence":0.9}
        """;
    List<String> seen = new ArrayList<>();
    Events.read(
        new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)),
        (name, data) -> seen.add(name + " " + data));
    assertEquals(
        List.of(
            "delta {\"text\":\"Thirty \"}",
            "message {\"text\":\"days\"}",
            "done {\"confidence\":0.9}"),
        seen);
  }
}
