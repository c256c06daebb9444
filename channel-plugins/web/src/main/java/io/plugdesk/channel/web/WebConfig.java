package io.plugdesk.channel.web;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the web chat of one tenant. */
@ObjectClassDefinition(
    name = "Web chat",
    description = "Customers chat on the tenant's page, and on sites that show the widget.")
@interface WebConfig {
  @AttributeDefinition(
      name = "Allowed origins",
      description =
          "Web origins that may show the widget, such as https://www.example.com. The house's own"
              + " page is always allowed.",
      required = false)
  String[] allowed__origins() default {};
}
