package io.plugdesk.desk.knowledge;

import io.plugdesk.api.knowledge.Passage;
import java.util.List;

/**
 * What was found for a question, and whether it is enough.
 *
 * @param question the question, complete in itself: rewritten from the history where needed
 * @param found the passages, best first by fused score
 * @param confidence how likely they answer the question, 0 to 1, calibrated
 * @param answerable false when the house should decline before the first token
 * @param language the question's language as a BCP 47 tag
 * @param denseWeight the weight of the search by meaning; 0 where the embedding model does not know
 *     the language
 */
public record Evidence(
    String question,
    List<Found> found,
    double confidence,
    boolean answerable,
    String language,
    double denseWeight) {
  /**
   * A passage with the scores that brought it here.
   *
   * @param passage the passage; its score is the fused one
   * @param lexical its BM25 score, or null when the search by words did not find it
   * @param dense its similarity, or null when the search by meaning did not find it
   */
  public record Found(Passage passage, Double lexical, Double dense) {}

  /** Copies the passages. */
  public Evidence {
    found = List.copyOf(found);
  }

  /** The passages alone, best first. */
  public List<Passage> passages() {
    return found.stream().map(Found::passage).toList();
  }
}
