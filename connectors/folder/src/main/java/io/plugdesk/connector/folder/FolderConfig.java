package io.plugdesk.connector.folder;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of a watched folder; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(
    name = "Folder",
    description = "Keeps the knowledge the same as the files in the tenant's watched folder.")
public @interface FolderConfig {
  /** The watched part of the tenant's folder. */
  @AttributeDefinition(
      name = "Folder",
      description =
          "A folder inside the tenant's own, such as handbook; empty for all of it. Created when it"
              + " is not there.")
  String folder() default "";

  /** Which files are taken. */
  @AttributeDefinition(
      name = "Include",
      description =
          "Patterns such as *.pdf, which holds in every sub-folder, or guides/**; empty for all"
              + " files.")
  String[] include() default {};

  /** Where the documents go. */
  @AttributeDefinition(
      name = "Namespace",
      description = "The part of the tenant's knowledge that the documents belong to.")
  String namespace() default "default";

  /** How often the house looks. */
  @AttributeDefinition(
      name = "Interval in seconds",
      description = "How long the house waits before it looks for changes again; 1 or more.")
  int interval__seconds() default 10;
}
