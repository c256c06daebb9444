package io.plugdesk.tenants;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;

/** Reads settings, and refuses what is not a JSON object. */
final class JsonObjects {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private JsonObjects() {}

  /**
   * Reads a JSON object.
   *
   * @param what what it is, for the refusal
   * @param json the text
   */
  static JsonNode read(String what, String json) {
    try {
      var node = MAPPER.readTree(json == null ? "" : json);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException e) {
      // The cause would repeat the settings, so the place of the mistake has to do.
      var place = e.getLocation();
      throw refusal(what, place == null ? "" : " (line " + place.getLineNr() + ")");
    }
    throw refusal(what, "");
  }

  private static PlugdeskException refusal(String what, String place) {
    return new PlugdeskException(
        Kind.REJECTED, "The " + what + " must be a JSON object" + place + ": correct them");
  }
}
