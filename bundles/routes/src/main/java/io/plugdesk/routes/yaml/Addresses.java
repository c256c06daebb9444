package io.plugdesk.routes.yaml;

import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.util.URISupport;

/** What may stand in {@code from} and {@code to} of an integrator's route. */
final class Addresses {
  private static final Pattern NAME = Pattern.compile("[\\w.-]{1,100}");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{|\\$\\{|\\$simple\\{|RAW[({]|#");

  private Addresses() {}

  /**
   * Checks an address.
   *
   * @param address such as {@code timer:hours?period=60000}
   * @param parameters further options by name
   */
  static void check(String address, Map<String, String> parameters) {
    if (PLACEHOLDER.matcher(address).find()) {
      throw new RefusedRoute(
          0, "An address stands as it is: {{…}}, ${…}, RAW(…) and # are not allowed in it");
    }
    var colon = address.indexOf(':');
    var component = colon < 0 ? address : address.substring(0, colon);
    if (!Options.components().contains(component)) {
      throw new RefusedRoute(
          0,
          "The component %s is not allowed: allowed are %s"
              .formatted(component, Options.components()));
    }
    var question = address.indexOf('?');
    var name = address.substring(colon + 1, question < 0 ? address.length() : question);
    name(component, name.startsWith("//") ? name.substring(2) : name);
    if (question >= 0) {
      options(component, address.substring(question + 1));
    }
    parameters.forEach((option, value) -> Options.check(component, option, value));
  }

  private static void name(String component, String name) {
    switch (component) {
      case "file" -> TenantFiles.check(name);
      case "plugdesk" -> {
        if (!name.equals("document")) {
          throw new RefusedRoute(0, "plugdesk: has one address, plugdesk:document");
        }
      }
      default -> {
        if (!NAME.matcher(name).matches()) {
          throw new RefusedRoute(
              0, "%s: needs a name of letters, digits, -, _ and .".formatted(component));
        }
      }
    }
  }

  private static void options(String component, String query) {
    try {
      for (var option : URISupport.parseQuery(query).entrySet()) {
        Options.check(component, option.getKey(), String.valueOf(option.getValue()));
      }
    } catch (URISyntaxException e) {
      throw new RefusedRoute(0, "The options of the address cannot be read: " + e.getReason());
    }
  }
}
