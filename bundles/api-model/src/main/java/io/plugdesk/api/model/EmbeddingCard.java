package io.plugdesk.api.model;

import java.util.Objects;
import java.util.Set;

/**
 * What is known of an embedding model.
 *
 * @param model its name: lower-case letters, digits and hyphen; part of index names
 * @param dimension the length of its vectors
 * @param window how many tokens of a text it reads, its own markers included; the rest is ignored
 * @param languages the languages it knows, as BCP 47 language subtags
 * @param queryPrefix what is put before a question (not before a passage), possibly empty
 */
public record EmbeddingCard(
    String model, int dimension, int window, Set<String> languages, String queryPrefix) {
  /** Refuses a model whose name cannot be part of an index name. */
  public EmbeddingCard {
    Objects.requireNonNull(queryPrefix, "queryPrefix");
    if (!model.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException("Not a name for an embedding model: " + model);
    }
    languages = Set.copyOf(languages);
  }
}
