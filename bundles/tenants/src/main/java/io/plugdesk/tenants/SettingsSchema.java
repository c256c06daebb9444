package io.plugdesk.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.util.stream.Collectors;

/**
 * What a tenant's settings may say: {@code settings.schema.json}. A setting of a name that it does
 * not know is kept as it is, but not within a group that it does know, where it would be a slip of
 * the pen.
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
              .map(ValidationMessage::getMessage)
              .map(mistake -> mistake.replaceFirst("^\\$\\.", ""))
              .sorted()
              .collect(Collectors.joining("; ", "Correct the settings of the tenant: ", "")));
    }
  }
}
