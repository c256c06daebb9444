package io.plugdesk.guard.phrases;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the guard. */
@ObjectClassDefinition(
    name = "Phrases",
    description = "Hides words and refuses subjects, in questions and in answers.")
public @interface PhrasesConfig {
  /** What is hidden. */
  @AttributeDefinition(
      name = "Hidden phrases",
      description = "Words or phrases in whose place [hidden] is read.")
  String[] hide() default {};

  /** What is refused. */
  @AttributeDefinition(
      name = "Refused phrases",
      description = "A question or an answer with one of these is refused.")
  String[] refuse() default {};

  /** What a customer reads then. */
  @AttributeDefinition(
      name = "Words of refusal",
      description = "What the customer is told where something is refused.")
  String told() default "I cannot help with that here.";
}
