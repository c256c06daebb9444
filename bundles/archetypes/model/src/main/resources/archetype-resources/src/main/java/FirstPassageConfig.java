package ${package};

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a tenant may set; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(name = "First passage", description = "Quotes the best passage.")
public @interface FirstPassageConfig {
  /** How long an answer is at most. */
  @AttributeDefinition(name = "Most words", description = "1 to 500.", min = "1", max = "500")
  int most__words() default 60;
}
