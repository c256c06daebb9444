package io.plugdesk.tool.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.testkit.ToolContract;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClockToolTest extends ToolContract {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-07-01T12:00:00Z"), ZoneOffset.UTC);

  @Override
  protected Tool tool() {
    return new ClockTool("Europe/London", NOON);
  }

  @Test
  void tellsTheTimeOfTheTimeZone() {
    assertEquals(
        "It is 13:00 on Wednesday, 1 July 2026 (Europe/London).", tool().call(call()).text());
  }

  @Test
  void namesATimeZoneThatDoesNotExist() {
    var lost = new ClockTool("Atlantis/Capital", NOON);

    var failure = assertThrows(PlugdeskException.class, () -> lost.call(call()));

    assertEquals(Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().contains("Atlantis/Capital"));
  }

  @Test
  void refusesATimeZoneThatDoesNotExistBeforeItIsStored() {
    var check = new ClockCheck();

    assertEquals(
        Map.of("time_zone", "has to be an IANA time zone, such as Europe/London"),
        check.complaints(Map.of("time_zone", "Atlantis/Capital")));
    assertEquals(Map.of(), check.complaints(Map.of("time_zone", "Europe/London")));
    assertEquals(Map.of(), check.complaints(Map.of()));
  }
}
