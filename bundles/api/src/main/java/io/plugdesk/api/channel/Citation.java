package io.plugdesk.api.channel;

import io.plugdesk.api.knowledge.Passage;
import java.util.Objects;

/**
 * A passage that an answer really refers to.
 *
 * @param number the number in brackets by which the answer's text refers to it, from 1
 * @param passage the passage itself
 * @param used the sentence of the passage that was used, or null when it is not known
 */
public record Citation(int number, Passage passage, String used) {
  /** Refuses a citation without a passage. */
  public Citation {
    Objects.requireNonNull(passage, "passage");
    if (number < 1) {
      throw new IllegalArgumentException("Citations are numbered from 1, not " + number);
    }
  }
}
