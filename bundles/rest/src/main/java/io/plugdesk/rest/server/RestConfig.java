package io.plugdesk.rest.server;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the HTTP door. */
@ObjectClassDefinition(id = "io.plugdesk.rest", name = "REST")
public @interface RestConfig {
  /** How many bytes a body may have. */
  @AttributeDefinition(
      name = "Body limit",
      description = "How many bytes the body of a request may have.")
  int body_limit() default 2 * 1024 * 1024;

  /** How many bytes the file of a form may have. */
  @AttributeDefinition(
      name = "Upload limit",
      description = "How many bytes a file may have that is sent as a form.")
  long upload_limit() default 32 * 1024 * 1024;

  /** How long a resource that goes is given to end its requests, in milliseconds. */
  @AttributeDefinition(
      name = "Drain limit",
      description = "How many milliseconds a resource that goes may still answer, up to 4000.")
  long drain_limit() default 3000;
}
