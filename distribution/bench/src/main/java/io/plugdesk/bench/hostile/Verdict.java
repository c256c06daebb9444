package io.plugdesk.bench.hostile;

/**
 * What became of an attempt.
 *
 * @param attempt what was tried
 * @param outcome whether the house stood
 * @param detail what was seen
 * @param seconds until it was over; 0 where it was refused at once
 */
record Verdict(String attempt, Outcome outcome, String detail, double seconds) {
  /** Whether the house stood. */
  enum Outcome {
    /** It was not let. */
    REFUSED,
    /** It did harm to nobody else, or not for long. */
    CONTAINED,
    /** Only the operator can end it. */
    NOT_STOPPABLE
  }
}
