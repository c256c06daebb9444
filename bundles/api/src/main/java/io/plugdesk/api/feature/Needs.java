package io.plugdesk.api.feature;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Put on a plugin's class: a feature that a tenant has to have for the plugin to be of use.
 *
 * <p>The build writes it into the bundle's manifest as a requirement that never keeps the bundle
 * from starting: the house's plans see to it that some other plugin of the tenant {@link Provides}
 * the feature, and a plan that cannot is refused with the reason.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Needs.All.class)
@Requirement(
    namespace = "plugdesk.feature",
    filter = "(&(plugdesk.feature=${#value})(version>=${#since}))",
    attribute = {"plugin=${@package}", "feature=${#value}"},
    effective = "active",
    resolution = Requirement.Resolution.OPTIONAL)
public @interface Needs {
  /** The feature's name. */
  String value();

  /** The lowest version that will do. */
  String since() default "1.0.0";

  /** All that a class needs. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  @interface All {
    /** Each of them. */
    Needs[] value();
  }
}
