package io.plugdesk.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.Query;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the caller wants the house to look; travels with the message as metadata.
 *
 * @param limit how many passages at most
 * @param filter which passages may be found
 */
record Search(int limit, Query.Filter filter) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> KNOWN = Set.of("document_type", "date_range");
  private static final int MOST = 50;

  /**
   * Writes the caller's wishes as metadata.
   *
   * @param limit how many passages, or null for the house's default
   * @param namespace the namespace, or null for all
   * @param filters the filters as they came, or null
   */
  static Map<String, String> metadata(Integer limit, String namespace, JsonNode filters) {
    var metadata = new HashMap<String, String>();
    if (limit != null) {
      if (limit < 1 || limit > MOST) {
        throw new PlugdeskException(Kind.REJECTED, "top_k lies in 1 to " + MOST);
      }
      metadata.put("top_k", limit.toString());
    }
    if (namespace != null) {
      metadata.put("namespace", namespace);
    }
    if (filters != null && !filters.isNull()) {
      metadata.put("filters", filters.toString());
    }
    of(metadata, 1);
    return metadata;
  }

  static Search of(Map<String, String> metadata, int limit) {
    try {
      var filters = MAPPER.readTree(metadata.getOrDefault("filters", "{}"));
      return new Search(
          Integer.parseInt(metadata.getOrDefault("top_k", Integer.toString(limit))),
          new Query.Filter(
              metadata.get("namespace"),
              types(filters.path("document_type")),
              instant(filters.path("date_range").path("start")),
              instant(filters.path("date_range").path("end")),
              others(filters)));
    } catch (JsonProcessingException | DateTimeParseException e) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "filters takes document_type: [text], date_range: {start, end} as ISO 8601 UTC, and"
              + " metadata keys with a text each",
          e);
    }
  }

  private static List<String> types(JsonNode node) {
    var types = new ArrayList<String>();
    node.forEach(type -> types.add(type.asText()));
    return types;
  }

  private static Instant instant(JsonNode node) {
    return node.isTextual() ? Instant.parse(node.asText()) : null;
  }

  private static Map<String, String> others(JsonNode filters) {
    var others = new HashMap<String, String>();
    filters
        .fields()
        .forEachRemaining(
            field -> {
              if (!KNOWN.contains(field.getKey())) {
                others.put(field.getKey(), field.getValue().asText());
              }
            });
    return others;
  }
}
