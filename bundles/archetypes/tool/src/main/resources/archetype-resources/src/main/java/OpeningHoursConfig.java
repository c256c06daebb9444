package ${package};

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a tenant may set; two underscores in a name stand for one in the setting. */
@ObjectClassDefinition(name = "Opening hours", description = "Tells customers when you are open.")
public @interface OpeningHoursConfig {
  /** When the doors open on an open day. */
  @AttributeDefinition(name = "Opens at", description = "A time of day, such as 09:00.")
  String opens__at() default "09:00";

  /** When they close. */
  @AttributeDefinition(name = "Closes at", description = "A time of day, such as 17:00.")
  String closes__at() default "17:00";

  /** The days without opening hours. */
  @AttributeDefinition(name = "Closed on", description = "Days of the week, such as Sunday.")
  String[] closed__on() default {"Saturday", "Sunday"};

  /** Where the doors are; it says what day it is today. */
  @AttributeDefinition(
      name = "Time zone",
      description = "An IANA time zone, such as Europe/London.")
  String time__zone() default "UTC";
}
