package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.desk.plugins.PluginSetting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The settings of one plugin: what there is to set, and whether given values are right. */
final class SettingsForm {
  private static final Pattern SECRET = Pattern.compile("file:[A-Za-z0-9][A-Za-z0-9._-]*");

  private final String plugin;
  private final Map<String, PluginSetting> settings = new LinkedHashMap<>();
  private final Map<String, String> spellings = new LinkedHashMap<>();
  private final Map<String, Function<String, Object>> readers;

  /**
   * Makes a form.
   *
   * @param plugin the plugin's id
   * @param settings what there is to set
   * @param readers by setting: turns the text of a value into the value, or throws
   *     IllegalArgumentException with the reason
   */
  SettingsForm(
      String plugin, List<PluginSetting> settings, Map<String, Function<String, Object>> readers) {
    this.plugin = plugin;
    this.readers = Map.copyOf(readers);
    for (var setting : settings) {
      this.settings.put(setting.id(), setting);
      spellings.put(plain(setting.id()), setting.id());
    }
  }

  List<PluginSetting> settings() {
    return List.copyOf(settings.values());
  }

  /**
   * Names each value as the form does, so that the same settings are always the same text; what is
   * null is left out.
   */
  Map<String, Object> named(Map<String, Object> given) {
    var named = new TreeMap<String, Object>();
    given.forEach(
        (name, value) -> {
          if (value != null) {
            named.put(id(name), value);
          }
        });
    return named;
  }

  /**
   * Turns settings into the properties of a configuration.
   *
   * @param given values by the name of their setting, as JSON has them
   * @throws PlugdeskException REJECTED, naming the setting that is wrong and never its value
   */
  Map<String, Object> properties(Map<String, Object> given) {
    var named = named(given);
    for (var setting : settings.values()) {
      if (setting.required() && !named.containsKey(setting.id())) {
        throw wrong(setting.id(), "is missing, and it has no default: give it a value");
      }
    }
    var properties = new TreeMap<String, Object>();
    named.forEach((id, value) -> properties.put(id, property(settings.get(id), value)));
    return properties;
  }

  /** The same settings without those that nobody may see. */
  Map<String, Object> shown(Map<String, Object> given) {
    return secrets(given, false);
  }

  /** New settings, with the secrets that they leave out taken from the earlier ones. */
  Map<String, Object> keepingSecrets(Map<String, Object> now, Map<String, Object> before) {
    var kept = secrets(before, true);
    kept.putAll(named(now));
    return kept;
  }

  /**
   * Earlier settings with changes; what the form no longer has is left out.
   *
   * @param before the earlier settings
   * @param changed values by the name of their setting
   * @param removed the names of settings that go back to their defaults
   */
  Map<String, Object> changed(
      Map<String, Object> before, Map<String, Object> changed, Set<String> removed) {
    var settings = secrets(before, true);
    settings.putAll(secrets(before, false));
    settings.putAll(named(changed));
    removed.forEach(name -> settings.remove(id(name)));
    return settings;
  }

  private Map<String, Object> secrets(Map<String, Object> given, boolean wanted) {
    var chosen = new TreeMap<String, Object>();
    given.forEach(
        (id, value) -> {
          var setting = settings.get(id);
          if (setting != null && setting.secret() == wanted) {
            chosen.put(id, value);
          }
        });
    return chosen;
  }

  private String id(String name) {
    var id = spellings.get(plain(name));
    if (id == null) {
      var known = settings.isEmpty() ? "none" : String.join(", ", settings.keySet());
      throw wrong(name, "does not exist. Its settings: " + known);
    }
    return id;
  }

  private Object property(PluginSetting setting, Object value) {
    if (!setting.list()) {
      return single(setting, value);
    }
    if (!(value instanceof List<?> values)) {
      throw wrong(setting.id(), "is a list: write [\"…\", \"…\"]");
    }
    if (Math.abs((long) setting.cardinality()) < values.size()) {
      throw wrong(setting.id(), "takes at most " + Math.abs(setting.cardinality()) + " values");
    }
    var read = new ArrayList<>();
    values.forEach(each -> read.add(single(setting, each)));
    return read;
  }

  private Object single(PluginSetting setting, Object value) {
    if (!fits(setting, value)) {
      throw wrong(setting.id(), "has to be of the type " + setting.type());
    }
    var text = String.valueOf(value);
    if (text.contains("$[")) {
      throw wrong(setting.id(), "may not hold \"$[\", which would be replaced before it is read");
    }
    if (setting.secret() && !text.isEmpty() && !SECRET.matcher(text).matches()) {
      throw wrong(
          setting.id(),
          "names a secret: write file:NAME, and put the secret into keys/secrets/<tenant id>/NAME");
    }
    if (!setting.options().isEmpty()
        && setting.options().stream().noneMatch(option -> option.value().equals(text))) {
      throw wrong(
          setting.id(),
          "is one of "
              + setting.options().stream()
                  .map(PluginSetting.Option::value)
                  .collect(Collectors.joining(", ")));
    }
    try {
      return readers.get(setting.id()).apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(setting.id(), "has to be " + allowed(setting, text, e.getMessage()));
    }
  }

  private String allowed(PluginSetting setting, String text, String complaint) {
    var said = String.valueOf(complaint);
    if (said.contains("greater than maximum")) {
      return limit(setting, text).map(most -> "at most " + most).orElse("less");
    }
    return said.contains("less than minimum")
        ? limit(setting, text).map(least -> "at least " + least).orElse("more")
        : "of the type " + setting.type();
  }

  /** The last value that is allowed before one that is not; empty where none is known to be. */
  private Optional<String> limit(PluginSetting setting, String bad) {
    return Stream.concat(setting.defaults().stream(), Stream.of("0", "1"))
        .filter(value -> allows(setting, value))
        .findFirst()
        .map(
            good ->
                new Bound(value -> allows(setting, value), setting.type().equals("integer"))
                    .between(good, bad));
  }

  private boolean allows(PluginSetting setting, String value) {
    try {
      readers.get(setting.id()).apply(value);
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean fits(PluginSetting setting, Object value) {
    return switch (setting.type()) {
      case "boolean" -> value instanceof Boolean;
      case "integer" -> value instanceof Integer || value instanceof Long;
      case "number" -> value instanceof Number;
      default -> value instanceof String;
    };
  }

  /** The refusal of a setting, or of all when it has no id: how the sentence about it goes on. */
  PlugdeskException wrong(String setting, String reason) {
    var subject = setting.isBlank() ? "The settings" : "The setting " + setting;
    return new PlugdeskException(Kind.REJECTED, "%s of %s %s".formatted(subject, plugin, reason));
  }

  /** A Java method query_prefix is the setting query.prefix, which JSON spells queryPrefix. */
  private static String plain(String name) {
    return name.replaceAll("[._-]", "").toLowerCase(Locale.ROOT);
  }
}
