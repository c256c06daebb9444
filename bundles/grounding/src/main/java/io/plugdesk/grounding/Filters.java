package io.plugdesk.grounding;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.Query;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Set;

/** Reads the filters of a search as they come over REST. */
final class Filters {
  private static final Set<String> KNOWN = Set.of("document_type", "date_range");

  private Filters() {}

  static Query.Filter of(String namespace, JsonNode filters) {
    if (filters == null || filters.isNull()) {
      return new Query.Filter(
          namespace, Query.Filter.NONE.documentTypes(), null, null, Query.Filter.NONE.metadata());
    }
    var types = new ArrayList<String>();
    filters.path("document_type").forEach(type -> types.add(type.asText()));
    var metadata = new HashMap<String, String>();
    filters
        .fields()
        .forEachRemaining(
            field -> {
              if (!KNOWN.contains(field.getKey())) {
                metadata.put(field.getKey(), field.getValue().asText());
              }
            });
    var range = filters.path("date_range");
    return new Query.Filter(
        namespace, types, instant(range.path("start")), instant(range.path("end")), metadata);
  }

  private static Instant instant(JsonNode node) {
    try {
      return node.isTextual() ? Instant.parse(node.asText()) : null;
    } catch (DateTimeParseException e) {
      throw new PlugdeskException(
          Kind.REJECTED,
          "date_range takes start and end as ISO 8601 UTC, such as 2026-01-31T00:00:00Z",
          e);
    }
  }
}
