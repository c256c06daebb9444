package ${package};

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a tenant may set; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(name = "Passages in files", description = "For some thousand passages.")
public @interface FilesConfig {
  /** How much a word in the title counts. */
  @AttributeDefinition(name = "Weight of the title", description = "The text itself counts 1.")
  double title__weight() default 2;
}
