package io.plugdesk.model.extractive;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the extractive model. */
@ObjectClassDefinition(
    name = "Extractive model",
    description = "Answers with sentences of the help centre, word for word; needs no server.")
public @interface ExtractiveConfig {
  /** How many sentences an answer has at most; a list or a table counts as one. */
  @AttributeDefinition(
      name = "Sentences",
      description = "How many sentences an answer has at most, 1 to 10.",
      min = "1",
      max = "10")
  int sentences() default 3;
}
