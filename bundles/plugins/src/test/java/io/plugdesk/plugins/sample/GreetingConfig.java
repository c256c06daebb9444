package io.plugdesk.plugins.sample;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Settings of the greeting. */
@ObjectClassDefinition(name = "Greeting", description = "Greets")
public @interface GreetingConfig {
  /** The word. */
  @AttributeDefinition(name = "Word", description = "What is said")
  String word() default "hello";

  /** The tone. */
  @AttributeDefinition(
      options = {@Option(label = "Calm", value = "calm"), @Option(label = "Loud", value = "loud")})
  String tone() default "calm";

  /** How often. */
  @AttributeDefinition(min = "1", max = "3")
  int max_times() default 1;

  /** A secret without a default. */
  @AttributeDefinition(type = AttributeType.PASSWORD, required = false)
  String key_ref();

  /** A list. */
  String[] names() default {};
}
