package io.plugdesk.desk.plugins;

import java.util.List;

/**
 * One setting of a plugin, as its author describes it.
 *
 * @param id its name in the settings
 * @param name its label
 * @param description what it does
 * @param type string, integer, number or boolean
 * @param cardinality 0 for one value, otherwise a list
 * @param defaults the values that hold when it is left out
 * @param options the values to choose from; empty when it is free
 * @param required whether it must be given, for it has no default
 * @param secret whether it names a secret: {@code file:NAME}, never shown
 */
public record PluginSetting(
    String id,
    String name,
    String description,
    String type,
    int cardinality,
    List<String> defaults,
    List<Option> options,
    boolean required,
    boolean secret) {
  /**
   * A value to choose.
   *
   * @param value the value
   * @param label how people read it
   */
  public record Option(String value, String label) {}

  /** Copies the lists. */
  public PluginSetting {
    defaults = List.copyOf(defaults);
    options = List.copyOf(options);
  }

  /** Whether it takes several values. */
  public boolean list() {
    return cardinality != 0;
  }
}
