package io.plugdesk.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Order within a conversation, independence between them. */
class LanesTest {
  private final Queue<Runnable> ready = new ArrayDeque<>();
  private final Lanes lanes = new Lanes(ready::add);
  private final List<String> done = new ArrayList<>();

  @Test
  void keepsTheOrderOfOneConversation() {
    lanes.run("a", () -> done.add("a1"));
    lanes.run("a", () -> done.add("a2"));
    assertEquals(1, ready.size());
    runAll();
    assertEquals(List.of("a1", "a2"), done);
  }

  @Test
  void doesNotHoldOtherConversationsUp() {
    lanes.run("a", () -> done.add("a1"));
    lanes.run("b", () -> done.add("b1"));
    assertEquals(2, ready.size());
  }

  @Test
  void goesOnAfterATaskThatFailed() {
    lanes.run(
        "a",
        () -> {
          throw new IllegalStateException("expected");
        });
    lanes.run("a", () -> done.add("a2"));
    runAll();
    assertEquals(List.of("a2"), done);
    assertFalse(lanes.busy("a"));
  }

  @Test
  void isBusyWhileSomethingWaits() {
    lanes.run("a", () -> done.add("a1"));
    assertTrue(lanes.busy("a"));
  }

  private void runAll() {
    while (!ready.isEmpty()) {
      try {
        ready.poll().run();
      } catch (IllegalStateException expected) {
        assertEquals("expected", expected.getMessage());
      }
    }
  }
}
