package io.plugdesk.desk.gateway;

import io.plugdesk.api.TenantContext;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The tenant's scoring model, reached through the gateway.
 *
 * <p>Called from any thread; a passage takes up to ten milliseconds, and a call ends without scores
 * after a second. Never null, throws nothing: a question can be answered without scores, so a model
 * that is gone, slow or broken is told to its plugin's health and to the log.
 */
public interface Scoring {
  /**
   * Reads passages, one after the other, until one surely answers.
   *
   * @param tenant the tenant
   * @param question the question
   * @param passages the passages, the likeliest first
   * @param sure from which score on, 0 to 1, a passage surely answers
   * @return what the model says; empty where the tenant has none, where it does not know the
   *     question's language, and where it failed
   */
  Optional<Scores> scores(TenantContext tenant, Text question, List<Text> passages, double sure);

  /**
   * A text to be read.
   *
   * @param language its language as BCP 47 language subtag, or {@code und}
   * @param text the text; a passage with its headings first
   */
  record Text(String language, String text) {}

  /**
   * What one model says of the passages.
   *
   * @param model the model's name
   * @param values for each passage, in order, how surely it answers the question, 0 to 1; empty for
   *     one that was not read and one in a language that the model does not know
   */
  record Scores(String model, List<OptionalDouble> values) {
    /** Copies the values. */
    public Scores {
      values = List.copyOf(values);
    }
  }
}
