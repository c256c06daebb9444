package io.plugdesk.rest.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import java.io.IOException;
import java.util.Set;

/** Passes over the tenant in any body: the door itself compares it with the token. */
final class EverywhereFields extends DeserializationProblemHandler {
  private static final Set<String> NAMES = Set.of("tenant_id");

  @Override
  public boolean handleUnknownProperty(
      DeserializationContext context,
      JsonParser parser,
      JsonDeserializer<?> deserializer,
      Object beanOrClass,
      String name)
      throws IOException {
    var above = parser.getParsingContext().getParent();
    if (above == null || !above.inRoot() || !NAMES.contains(name)) {
      return false;
    }
    parser.skipChildren();
    return true;
  }
}
