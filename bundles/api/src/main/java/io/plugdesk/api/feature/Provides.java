package io.plugdesk.api.feature;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Capability;

/**
 * Put on a plugin's class: a feature that a tenant has when the plugin is switched on.
 *
 * <p>A feature is named as the tenant's admin speaks of it, in lower-case words with dots from the
 * general to the special: {@code answers}, {@code answers.openai}. The build writes it into the
 * bundle's manifest as a capability; the bundle itself starts with or without it, for only the
 * house's plans read it. The class lies in the package that is the plugin's id.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
@Repeatable(Provides.All.class)
@Capability(
    namespace = "plugdesk.feature",
    name = "${#value}",
    version = "${#version}",
    attribute = {"plugin=${@package}", "unasked=${#unasked}"},
    effective = "active")
public @interface Provides {
  /** The feature's name. */
  String value();

  /** The version of what it promises; a need may ask for a lowest one. */
  String version() default "1.0.0";

  /**
   * Whether a plan may switch the plugin on because something else needs the feature. False for
   * what costs money, sends texts out of the house or wants a deliberate choice: it then serves a
   * need only where it is on already, or where another of its features is asked for by name.
   */
  boolean unasked() default true;

  /** All that a class provides. */
  @Retention(RetentionPolicy.CLASS)
  @Target(ElementType.TYPE)
  @interface All {
    /** Each of them. */
    Provides[] value();
  }
}
