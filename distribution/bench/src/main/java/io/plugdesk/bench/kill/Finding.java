package io.plugdesk.bench.kill;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * How the house was found in one look: both parts were seen in the same one.
 *
 * @param refused whether the house had refused the version of the file
 * @param wrong what was not as declared; empty when nothing was
 */
record Finding(boolean refused, Optional<String> wrong) {
  private static final long PAUSE_MILLIS = 250;

  /** One look at the house. */
  interface Look {
    /** What it shows. */
    Finding find() throws IOException, InterruptedException;
  }

  /** What the house that refuses nothing shows. */
  static Finding of(Optional<String> wrong) {
    return new Finding(false, wrong);
  }

  /**
   * The first look in which nothing is wrong, or the last one when the house has had its time; what
   * cannot be asked is wrong too.
   */
  static Finding settled(Duration limit, Look look) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Finding finding;
      try {
        finding = look.find();
      } catch (IOException e) {
        finding = of(Optional.of("the house does not answer: " + e.getMessage()));
      }
      if (finding.wrong.isEmpty() || System.nanoTime() > end) {
        return finding;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }
}
