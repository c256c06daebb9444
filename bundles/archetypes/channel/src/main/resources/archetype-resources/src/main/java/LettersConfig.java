package ${package};

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a tenant may set; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(name = "Letters", description = "Answers what is posted by letters.")
public @interface LettersConfig {
  /** What stands below each answer. */
  @AttributeDefinition(name = "Closing", description = "The last words of each letter.")
  String closing() default "Kind regards";
}
