package io.plugdesk.permissions;

import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One thing that a plugin declared: by its name, or by the setting that names it.
 *
 * @param word what stands in the annotation
 */
record Rule(String word) {
  private static final String SETTING = "setting:";

  /** The setting that names the thing; empty when the plugin named it itself. */
  String setting() {
    return word.startsWith(SETTING) ? word.substring(SETTING.length()) : "";
  }

  /**
   * Whether the rule allows something.
   *
   * @param values what the tenant has in the rule's setting
   * @param named whether a name that the plugin wrote means it
   * @param set whether a value that the tenant wrote means it
   */
  boolean allows(Stream<String> values, Predicate<String> named, Predicate<String> set) {
    return setting().isEmpty() ? named.test(word) : values.anyMatch(set);
  }
}
