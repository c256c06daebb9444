package io.plugdesk.channel.webhook;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * How a system of the tenant's is heard; two underscores in a name stand for one in the setting.
 */
@ObjectClassDefinition(
    name = "Webhook",
    description = "Your own system posts messages, signed, and gets each answer by a call back.")
public @interface WebhookConfig {
  /** Where answers go. */
  @AttributeDefinition(name = "Callback URL", description = "Such as https://shop.example/answers.")
  String callback__url();

  /** Where the secret of both directions is kept; the secret itself is never a setting. */
  @AttributeDefinition(
      name = "Secret reference",
      description = "file:NAME for the file keys/secrets/<tenant id>/NAME.",
      type = AttributeType.PASSWORD)
  String secret__ref();

  /** How old a request may be. */
  @AttributeDefinition(
      name = "Window",
      description = "How many seconds a request's timestamp may differ from now, 10 to 3600.",
      min = "10",
      max = "3600")
  int window__seconds() default 300;

  /** How long the callback may take. */
  @AttributeDefinition(name = "Seconds", description = "1 to 20.", min = "1", max = "20")
  int timeout__seconds() default 10;
}
