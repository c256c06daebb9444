package io.plugdesk.security;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How often callers may call, unless a tenant's own settings say otherwise. */
@ObjectClassDefinition(
    name = "Rate limits",
    description = "Calls a second; what four seconds allow may come at once.")
@interface SecurityConfig {
  @AttributeDefinition(
      name = "Tenant",
      description = "Calls a second of all callers of a tenant together.")
  int tenant__per__second() default 200;

  @AttributeDefinition(name = "Visitor", description = "Calls a second of one visitor.")
  int visitor__per__second() default 10;

  @AttributeDefinition(
      name = "Address",
      description = "Calls a second of one address to operations that need no token.")
  int address__per__second() default 50;
}
