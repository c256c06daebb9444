package io.plugdesk.editions;

import java.util.Map;
import org.osgi.framework.Version;

/**
 * A feature as a plugin provides it.
 *
 * @param feature its name
 * @param version the version of what it promises
 * @param unasked whether a plan may switch the plugin on for it without anybody naming the plugin
 */
record Provided(String feature, Version version, boolean unasked) {
  /** Where bundles declare features, and the attribute that names one. */
  static final String NAMESPACE = "plugdesk.feature";

  /**
   * Whether it is the feature, or one below it: {@code answers.openai} is below {@code answers}.
   */
  boolean within(String name) {
    return within(feature, name);
  }

  static boolean within(String feature, String name) {
    return feature.equals(name) || feature.startsWith(name + ".");
  }

  Map<String, Object> attributes() {
    return Map.of(NAMESPACE, feature, "version", version);
  }
}
