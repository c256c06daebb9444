package io.plugdesk.plugins;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * One setting of a plugin, as a form shows it.
 *
 * @param id its name in the settings
 * @param name its label
 * @param description what it does
 * @param type string, integer, number or boolean
 * @param cardinality 0 for one value, otherwise a list
 * @param defaults the values that hold when it is left out
 * @param options the values to choose from; empty when it is free
 * @param required whether it must be given, for it has no default
 * @param secret whether its value is never shown
 */
@Schema(name = "PluginSetting")
record Setting(
    String id,
    String name,
    String description,
    String type,
    int cardinality,
    @JsonProperty("default") List<String> defaults,
    List<Option> options,
    boolean required,
    boolean secret) {
  /**
   * A value to choose.
   *
   * @param value the value
   * @param label how people read it
   */
  @Schema(name = "PluginSettingOption")
  record Option(String value, String label) {}

  Setting {
    defaults = List.copyOf(defaults);
    options = List.copyOf(options);
  }

  boolean list() {
    return cardinality != 0;
  }
}
