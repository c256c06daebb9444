package io.plugdesk.shell;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.PluginSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code key=value} as the form of a plugin has it; a list is written with commas, or by
 * naming its key several times. What does not fit stays text, and the form refuses it by name.
 */
final class PluginValues {
  private final List<PluginSetting> form;

  PluginValues(List<PluginSetting> form) {
    this.form = form;
  }

  Map<String, Object> read(List<String> words) {
    var values = new LinkedHashMap<String, Object>();
    for (var word : words) {
      var equals = word.indexOf('=');
      if (equals < 1) {
        throw new PlugdeskException(
            Kind.REJECTED,
            word.startsWith("--")
                ? "Options come first: write %s right after the command's name".formatted(word)
                : "Write settings as key=value, and not " + word);
      }
      put(values, word.substring(0, equals), word.substring(equals + 1));
    }
    return values;
  }

  private void put(Map<String, Object> values, String key, String text) {
    var setting = setting(key);
    var id = setting.map(PluginSetting::id).orElse(key);
    if (setting.filter(PluginSetting::list).isEmpty()) {
      values.put(id, value(setting.map(PluginSetting::type).orElse("string"), text));
      return;
    }
    var list = new ArrayList<Object>();
    if (text.startsWith("[") && text.endsWith("]") && text.contains("\"")) {
      throw new PlugdeskException(
          Kind.REJECTED, "%s is a list: write %s=one,two and not as JSON".formatted(key, key));
    }
    if (values.get(id) instanceof List<?> before) {
      list.addAll(before);
    }
    for (var each : text.isEmpty() ? new String[0] : text.split(",")) {
      list.add(value(setting.get().type(), each.strip()));
    }
    values.put(id, list);
  }

  private Optional<PluginSetting> setting(String key) {
    return form.stream().filter(each -> plain(each.id()).equals(plain(key))).findFirst();
  }

  private static Object value(String type, String text) {
    try {
      return switch (type) {
        case "boolean" ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true", "yes", "on" -> true;
              case "false", "no", "off" -> false;
              default -> text;
            };
        case "integer" -> Long.valueOf(text);
        case "number" -> Double.valueOf(text);
        default -> text;
      };
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /** As the form compares names: query_prefix, queryPrefix and query.prefix are the same. */
  private static String plain(String name) {
    return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
  }
}
