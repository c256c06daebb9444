package io.plugdesk.tool.clock;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The settings of the clock; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(name = "Clock", description = "Tells customers the current date and time.")
public @interface ClockConfig {
  /** The time zone in which the time is told. */
  @AttributeDefinition(
      name = "Time zone",
      description = "An IANA time zone, such as Europe/London.")
  String time__zone() default "UTC";
}
