package io.plugdesk.intake;

import io.plugdesk.desk.jobs.NotYet;
import java.time.Duration;

/** Says that another job is at work on the same document: this one comes after it. */
final class Busy extends NotYet {
  private static final long serialVersionUID = 1L;
  private static final Duration NEXT_IN_LINE = Duration.ofMillis(500);

  Busy() {
    super("Another job is at work on this document.", NEXT_IN_LINE);
  }
}
