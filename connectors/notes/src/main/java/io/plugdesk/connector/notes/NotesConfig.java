package io.plugdesk.connector.notes;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the notes; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(name = "Notes", description = "Short notes that answer questions.")
public @interface NotesConfig {
  /** The notes. */
  @AttributeDefinition(name = "Notes", description = "Each a title, a colon and a text.")
  String[] notes() default {};

  /** Where the documents go; the house reads it. */
  @AttributeDefinition(name = "Namespace", description = "The part of the knowledge.")
  String namespace() default "default";

  /** How often the house looks; the house reads it. */
  @AttributeDefinition(name = "Interval in seconds", description = "Between two looks.")
  int interval__seconds() default 3600;
}
