package io.plugdesk.bench.upgrade;

import io.plugdesk.bench.crash.ScriptedModel;
import java.util.concurrent.CountDownLatch;

/** What has come of an answer; written by the thread that reads the events. */
final class Reply {
  final String messageId;
  final long dueAt;
  final CountDownLatch ended = new CountDownLatch(1);
  final StringBuffer words = new StringBuffer();
  volatile String fault;
  private volatile long firstWordAt;
  private int next;

  Reply(String messageId, long dueAt) {
    this.messageId = messageId;
    this.dueAt = dueAt;
  }

  void delta(int number, String text) {
    if (words.isEmpty()) {
      firstWordAt = System.nanoTime();
    }
    if (number != next++) {
      breaks("word " + number + " came in the place of " + (next - 1));
    }
    words.append(text);
  }

  /** A reply that begins once more breaks nothing where no word of it was shown. */
  void replace(int number, String text) {
    if (!words.isEmpty()) {
      breaks("it began once more");
    } else if (!text.isEmpty()) {
      firstWordAt = System.nanoTime();
    }
    words.append(text);
    next = number + 1;
  }

  /** From the moment at which the question was due to the first word. */
  long firstWordNanos() {
    return firstWordAt - dueAt;
  }

  void done() {
    if (!words.toString().strip().equals(ScriptedModel.SAYS)) {
      breaks("the words are not those of the model");
    } else if (ended.getCount() == 0) {
      breaks("it ended twice");
    }
    ended.countDown();
  }

  void breaks(String how) {
    if (fault == null) {
      fault = how;
    }
  }
}
