package io.plugdesk.api.model;

import java.util.Objects;

/**
 * What is known of a chat model.
 *
 * @param model its name, as its maker writes it
 * @param quotes whether it only quotes the passages it is given, word for word
 */
public record ModelCard(String model, boolean quotes) {
  /** Refuses a model without a name. */
  public ModelCard {
    Objects.requireNonNull(model, "model");
  }
}
