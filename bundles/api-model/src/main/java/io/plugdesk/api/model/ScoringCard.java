package io.plugdesk.api.model;

import java.util.Objects;
import java.util.Set;

/**
 * What is known of a scoring model.
 *
 * @param model its name: lower-case letters, digits and hyphen
 * @param window how many tokens of question and passage together it reads at once
 * @param languages the languages it knows, as BCP 47 language subtags
 */
public record ScoringCard(String model, int window, Set<String> languages) {
  /** Refuses a model without a plain name. */
  public ScoringCard {
    Objects.requireNonNull(model, "model");
    if (!model.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException("Not a name for a scoring model: " + model);
    }
    languages = Set.copyOf(languages);
  }
}
