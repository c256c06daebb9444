package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long what is tried may take. */
class PatienceTest {
  private long now;
  private boolean started;
  private final Patience patience = new Patience(Duration.ofNanos(20), () -> started, () -> now);

  @Test
  void doesNotBeginWhileTheHouseIsStarting() {
    now = 164;
    assertFalse(patience.isOver(5));

    started = true;
    assertFalse(patience.isOver(5));
    now = 183;
    assertFalse(patience.isOver(5));
    now = 184;
    assertTrue(patience.isOver(5));
  }

  @Test
  void beginsWithTheTrialWhenTheHouseRuns() {
    started = true;
    assertFalse(patience.isOver(0));
    now = 110;
    assertFalse(patience.isOver(100));
    now = 120;
    assertTrue(patience.isOver(100));
  }
}
