package io.plugdesk.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.ValidatorTypeCode;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a tenant's settings may say: {@code settings.schema.json}. A setting of another name would
 * be a slip of the pen that nobody notices.
 */
final class SettingsSchema {
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(SettingsSchema.class.getResourceAsStream("settings.schema.json"));

  private SettingsSchema() {}

  /**
   * Passes for settings that the house understands.
   *
   * @throws PlugdeskException REJECTED with the place of each mistake and what is allowed there
   */
  static void check(JsonNode settings) {
    var mistakes = SCHEMA.validate(settings);
    if (!mistakes.isEmpty()) {
      throw new PlugdeskException(
          Kind.REJECTED,
          mistakes.stream()
              .map(SettingsSchema::said)
              .sorted()
              .collect(Collectors.joining("; ", "Correct the settings of the tenant: ", "")));
    }
  }

  private static String said(ValidationMessage mistake) {
    var rule = rule(mistake.getInstanceLocation());
    if (ValidatorTypeCode.ADDITIONAL_PROPERTIES.getValue().equals(mistake.getType())) {
      return "%s is no setting here, there are: %s"
          .formatted(mistake.getProperty(), String.join(", ", names(rule)));
    }
    var example = rule.path("examples").path(0).asText("");
    return mistake.getMessage().replaceFirst("^\\$\\.", "")
        + (example.isEmpty() ? "" : ", such as " + example);
  }

  /** The part of the schema that is about what lies there. */
  private static JsonNode rule(JsonNodePath place) {
    var rule = SCHEMA.getSchemaNode();
    for (int i = 0; i < place.getNameCount(); i++) {
      rule =
          place.getElement(i) instanceof String name
              ? rule.path("properties").path(name)
              : rule.path("items");
    }
    return rule;
  }

  private static List<String> names(JsonNode rule) {
    var names = new ArrayList<String>();
    rule.path("properties").fieldNames().forEachRemaining(names::add);
    return names;
  }
}
