package io.plugdesk.desk.plugins;

import java.util.List;

/**
 * An installed plugin.
 *
 * @param plugin its id (its PID)
 * @param version the version of its bundle
 * @param kinds the simple names of the seams it offers, such as {@code Tool}
 * @param name its name as people read it
 * @param description what it does
 */
public record PluginInfo(
    String plugin, String version, List<String> kinds, String name, String description) {
  /** Copies the kinds. */
  public PluginInfo {
    kinds = List.copyOf(kinds);
  }
}
