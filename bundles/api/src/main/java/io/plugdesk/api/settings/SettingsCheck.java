package io.plugdesk.api.settings;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Refuses settings that the plugin's form allows and that cannot be right, such as a time zone that
 * does not exist.
 *
 * <p>A plugin that wants it publishes one as a Declarative Services component without a
 * configuration. The house calls it when an admin sends settings, before they are stored, from any
 * thread, for as long as the plugin runs; addresses that {@link io.plugdesk.api.net.CallsHosts}
 * names by their setting it checks itself. A few milliseconds: it looks at the values and at
 * nothing outside. Empty means that all is well. It throws nothing; whatever it throws is a defect,
 * and the settings are refused.
 */
@ConsumerType
public interface SettingsCheck {
  /**
   * Finds what is wrong.
   *
   * @param given the values that are set, by the id of their setting such as {@code time_zone};
   *     what is left out has its default
   * @return by id, how the sentence "The setting time_zone of …" goes on: {@code has to be an IANA
   *     time zone, such as Europe/London}; never a value, and never null
   */
  Map<String, String> complaints(Map<String, Object> given);
}
