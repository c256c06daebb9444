package io.plugdesk.api.channel;

import io.plugdesk.api.knowledge.Passage;
import java.util.List;
import java.util.Objects;

/**
 * A finished answer: what was said, on what ground, and how sure the house is.
 *
 * @param outcome how it ended
 * @param text plain text with paragraphs; {@code [1]} refers to the citation of that number
 * @param citations the passages that the text refers to, by number
 * @param near passages that came closest, offered when the house declines; best first
 * @param confidence how sure the house is, 0 to 1, calibrated
 * @param requiresHuman whether a person should take over
 * @param quotes whether the text consists of quotations, word for word
 */
public record Answer(
    Outcome outcome,
    String text,
    List<Citation> citations,
    List<Passage> near,
    double confidence,
    boolean requiresHuman,
    boolean quotes) {
  /** How an answer ended. */
  public enum Outcome {
    /** The question was answered. */
    ANSWERED,
    /** The house does not know and says so, or may not say it: then the text is what to show. */
    DECLINED,
    /** The person stopped it. */
    STOPPED,
    /** It could not be produced; a person gets the message. */
    FAILED
  }

  /** Copies the lists and refuses a confidence outside 0 to 1. */
  public Answer {
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(text, "text");
    citations = List.copyOf(citations);
    near = List.copyOf(near);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("Confidence lies in 0 to 1, not " + confidence);
    }
  }
}
