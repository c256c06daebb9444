package ${package};

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a tenant may set; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(name = "Answers", description = "Answers that you have written yourself.")
public @interface AnswersConfig {
  /** The questions with their answers. */
  @AttributeDefinition(name = "Answers", description = "Each a question? And its answer.")
  String[] answers() default {};

  /** Where the documents go; the house reads it. */
  @AttributeDefinition(name = "Namespace", description = "The part of the knowledge.")
  String namespace() default "default";

  /** How often the house looks; the house reads it. */
  @AttributeDefinition(name = "Interval in seconds", description = "Between two looks.")
  int interval__seconds() default 3600;
}
