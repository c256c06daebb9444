package io.plugdesk.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plugdesk.browser.EventLog.Fate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How one answer comes: a list of steps, each an event, or a pause until the test goes on. */
final class Script {
  private static final int PATIENCE_SECONDS = 30;

  private interface Step {
    void play(EventLog log, String messageId) throws InterruptedException;
  }

  private final List<Step> steps = new ArrayList<>();
  private int deltas;

  /** The whole answer at once. */
  static Script answered() {
    return new Script()
        .event("candidates", Samples.candidates())
        .words(Samples.ANSWER)
        .done(Samples.answered());
  }

  static Script declined() {
    return new Script().event("candidates", Samples.candidates()).done(Samples.declined());
  }

  Script event(String type, ObjectNode data) {
    return step(type, data, Fate.ARRIVES);
  }

  /** Each word is a token. */
  Script words(String text) {
    for (var word : text.split("(?<=\\s)")) {
      delta(word, Fate.ARRIVES);
    }
    return this;
  }

  Script delta(String text, Fate fate) {
    return step("delta", Samples.json("{}").put("n", deltas++).put("text", text), fate);
  }

  /** Waits for the test; the latch must be opened within 30 s. */
  Script until(CountDownLatch latch) {
    steps.add(
        (log, messageId) -> {
          if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("The test never let the script go on");
          }
        });
    return this;
  }

  Script done(ObjectNode answer) {
    return event("done", answer);
  }

  void play(EventLog log, String messageId) {
    try {
      for (var step : steps) {
        if (log.answered(messageId)) {
          return;
        }
        step.play(log, messageId);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Script step(String type, ObjectNode data, Fate fate) {
    steps.add(
        (log, messageId) -> log.add(type, data.deepCopy().put("message_id", messageId), fate));
    return this;
  }
}
