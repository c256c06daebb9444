package io.plugdesk.parsing;

import java.time.Duration;

/**
 * What a file may cost.
 *
 * @param whole how long the parser may work on one file
 * @param silence how long it may work without handing a page over
 * @param rest how long it stays after the last file
 * @param output the most bytes of Markdown that one file may give
 * @param input the most bytes of one file
 */
record Limits(Duration whole, Duration silence, Duration rest, long output, long input) {
  /** What holds unless a test says otherwise. */
  static final Limits USUAL =
      new Limits(
          Duration.ofMinutes(5),
          Duration.ofSeconds(60),
          Duration.ofSeconds(60),
          64L << 20,
          512L << 20);
}
