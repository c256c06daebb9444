package io.plugdesk.api.guard;

import java.util.Objects;

/**
 * Whether a text may be said.
 *
 * @param decision what becomes of it
 * @param words REDACT: what is said in its place, a message of which nothing is left is refused;
 *     REFUSE: what the customer is told, or empty, where the channel says in its own words that
 *     there is no answer; PASS: empty
 * @param reason why, in a few words for the audit trail that quote nothing of the text; PASS: empty
 */
public record Verdict(Decision decision, String words, String reason) {
  /** What becomes of a text. */
  public enum Decision {
    /** It is said as it is. */
    PASS,
    /** Other words are said in its place, and kept in its place too. */
    REDACT,
    /** It is not answered, or not said. */
    REFUSE
  }

  private static final Verdict PASSED = new Verdict(Decision.PASS, "", "");

  /** Refuses what is missing, and what says nothing or too much. */
  public Verdict {
    Objects.requireNonNull(decision, "decision");
    Objects.requireNonNull(words, "words");
    Objects.requireNonNull(reason, "reason");
    if (decision == Decision.PASS ? !words.isEmpty() || !reason.isEmpty() : reason.isBlank()) {
      throw new IllegalArgumentException(
          "What passes has no words and no reason, and all else has a reason");
    }
  }

  /** The text may be said as it is. */
  public static Verdict pass() {
    return PASSED;
  }

  /**
   * Other words take its place.
   *
   * @param words the whole text as it may be said
   * @param reason why, quoting nothing of it
   */
  public static Verdict redact(String words, String reason) {
    return new Verdict(Decision.REDACT, words, reason);
  }

  /**
   * It may not be said.
   *
   * @param told what the customer is told, possibly empty
   * @param reason why, quoting nothing of it
   */
  public static Verdict refuse(String told, String reason) {
    return new Verdict(Decision.REFUSE, told, reason);
  }
}
