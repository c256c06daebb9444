package io.plugdesk.api.model;

import dev.langchain4j.model.scoring.ScoringModel;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives the house a scoring model, which reads a question and a passage together and tells how
 * surely the passage answers the question: the field calls it a cross-encoder or reranker.
 *
 * <p>The gateway calls it from many threads at once, and the model too; after deactivation neither
 * is called again. Both methods return at once and always the same; never null. A score lies in 0
 * to 1, where 1 is "surely answers it", and does not depend on the other passages of the list.
 * Somebody waits for the answer: three passages should take less than 50 milliseconds. The model
 * throws {@link io.plugdesk.api.PlugdeskException}; the house then goes by its searches alone.
 */
@ConsumerType
public interface ScoringProvider {
  /** The model; {@code scoreAll} gives a score for each passage, in their order. */
  ScoringModel scoringModel();

  /** What the model is and can do. */
  ScoringCard card();
}
