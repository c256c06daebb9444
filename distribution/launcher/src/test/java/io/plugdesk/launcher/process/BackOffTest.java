package io.plugdesk.launcher.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final Instant start = Instant.parse("2026-01-01T00:00:00Z");
  private final BackOff backOff = new BackOff();

  @Test
  void doublesThePauseAndGivesUpAtTheFifthCrash() {
    assertEquals(Optional.of(Duration.ofMillis(500)), backOff.afterCrash(start));
    assertEquals(Optional.of(Duration.ofSeconds(1)), backOff.afterCrash(start.plusSeconds(1)));
    assertEquals(Optional.of(Duration.ofSeconds(2)), backOff.afterCrash(start.plusSeconds(2)));
    assertEquals(Optional.of(Duration.ofSeconds(4)), backOff.afterCrash(start.plusSeconds(3)));
    assertTrue(backOff.afterCrash(start.plusSeconds(60)).isEmpty());
  }

  @Test
  void forgetsCrashesThatAreOlderThanAMinute() {
    for (int crash = 0; crash < 4; crash++) {
      backOff.afterCrash(start);
    }
    assertEquals(Optional.of(Duration.ofMillis(500)), backOff.afterCrash(start.plusSeconds(61)));
  }
}
