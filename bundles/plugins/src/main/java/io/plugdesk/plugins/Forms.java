package io.plugdesk.plugins;

import io.plugdesk.desk.plugins.PluginSetting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.osgi.service.metatype.AttributeDefinition;
import org.osgi.service.metatype.ObjectClassDefinition;

/** Makes a settings form of what the Metatype service tells about a plugin. */
final class Forms {
  private static final Map<Integer, Function<String, Object>> PARSERS =
      Map.of(
          AttributeDefinition.BOOLEAN, Boolean::valueOf,
          AttributeDefinition.BYTE, Byte::valueOf,
          AttributeDefinition.SHORT, Short::valueOf,
          AttributeDefinition.INTEGER, Integer::valueOf,
          AttributeDefinition.LONG, Long::valueOf,
          AttributeDefinition.FLOAT, Float::valueOf,
          AttributeDefinition.DOUBLE, Double::valueOf);

  private Forms() {}

  /**
   * Makes a form; what the house itself sets is no part of it.
   *
   * @param plugin the plugin's id
   * @param definition its settings
   */
  static SettingsForm of(String plugin, ObjectClassDefinition definition) {
    var settings = new ArrayList<PluginSetting>();
    var readers = new HashMap<String, Function<String, Object>>();
    var required = attributes(definition, ObjectClassDefinition.REQUIRED);
    for (var attribute : attributes(definition, ObjectClassDefinition.ALL)) {
      if (attribute.getID().startsWith(Configurations.RESERVED)) {
        continue;
      }
      var mandatory = required.stream().anyMatch(each -> each.getID().equals(attribute.getID()));
      settings.add(setting(attribute, mandatory));
      readers.put(attribute.getID(), text -> read(attribute, text));
    }
    return new SettingsForm(plugin, settings, readers);
  }

  private static List<AttributeDefinition> attributes(ObjectClassDefinition definition, int which) {
    var found = definition.getAttributeDefinitions(which);
    return found == null ? List.of() : List.of(found);
  }

  private static PluginSetting setting(AttributeDefinition attribute, boolean mandatory) {
    var defaults = attribute.getDefaultValue();
    return new PluginSetting(
        attribute.getID(),
        attribute.getName(),
        attribute.getDescription(),
        type(attribute),
        attribute.getCardinality(),
        defaults == null ? List.of() : Arrays.asList(defaults),
        options(attribute),
        mandatory && defaults == null,
        attribute.getType() == AttributeDefinition.PASSWORD);
  }

  private static String type(AttributeDefinition attribute) {
    return switch (attribute.getType()) {
      case AttributeDefinition.BOOLEAN -> "boolean";
      case AttributeDefinition.BYTE,
          AttributeDefinition.SHORT,
          AttributeDefinition.INTEGER,
          AttributeDefinition.LONG ->
          "integer";
      case AttributeDefinition.FLOAT, AttributeDefinition.DOUBLE -> "number";
      default -> "string";
    };
  }

  private static List<PluginSetting.Option> options(AttributeDefinition attribute) {
    var values = attribute.getOptionValues();
    var labels = attribute.getOptionLabels();
    var options = new ArrayList<PluginSetting.Option>();
    for (int i = 0; values != null && i < values.length; i++) {
      options.add(new PluginSetting.Option(values[i], labels == null ? values[i] : labels[i]));
    }
    return options;
  }

  private static Object read(AttributeDefinition attribute, String text) {
    var complaint = attribute.validate(text.replace("\\", "\\\\").replace(",", "\\,"));
    if (complaint != null && !complaint.isEmpty() && !text.isEmpty()) {
      throw new IllegalArgumentException(complaint);
    }
    return PARSERS.getOrDefault(attribute.getType(), value -> value).apply(text);
  }
}
