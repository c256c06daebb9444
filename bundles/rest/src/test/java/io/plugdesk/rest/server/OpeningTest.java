package io.plugdesk.rest.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The door opens once, when the house is ready. */
class OpeningTest {
  @Test
  void staysOpenOnceItWasReady() {
    var asked = new AtomicInteger();
    var opening = new Opening(() -> asked.incrementAndGet() == 1, () -> false);
    assertTrue(opening.isOpen());
    assertTrue(opening.isOpen());
    assertEquals(1, asked.get());
  }

  @Test
  void doesNotAskAtEveryRequest() {
    var asked = new AtomicInteger();
    var opening =
        new Opening(
            () -> {
              asked.incrementAndGet();
              return false;
            },
            () -> false);
    for (int i = 0; i < 1000; i++) {
      assertFalse(opening.isOpen());
    }
    assertTrue(asked.get() < 100, "asked " + asked.get() + " times");
  }

  @Test
  void opensAtOnceWhenSomebodyHasBeenToldThatTheHouseIsReady() {
    var told = new AtomicBoolean();
    var opening = new Opening(() -> false, told::get);
    assertFalse(opening.isOpen());
    told.set(true);
    assertTrue(opening.isOpen());
  }
}
