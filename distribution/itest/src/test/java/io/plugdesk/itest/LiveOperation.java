package io.plugdesk.itest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * An operation as the running house describes it.
 *
 * @param id its operationId
 * @param method the HTTP method, in capitals
 * @param path the path with its parameters in braces
 * @param pathNames the names of its path parameters
 * @param queryNames the names of its query parameters
 * @param bodyNames the fields at the top of its JSON body
 * @param roles who may call it
 * @param open whether it needs no token
 * @param produces the media types of its good answers; empty where it has no content
 * @param described the operation's own part of the document
 */
record LiveOperation(
    String id,
    String method,
    String path,
    Set<String> pathNames,
    Set<String> queryNames,
    Set<String> bodyNames,
    List<String> roles,
    boolean open,
    Set<String> produces,
    JsonNode described) {
  static final String EVENTS = "text/event-stream";

  /** Every operation of a document, in its order. */
  static List<LiveOperation> all(JsonNode document) {
    var found = new ArrayList<LiveOperation>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        method ->
                            found.add(
                                of(document, path.getKey(), method.getKey(), method.getValue()))));
    return found;
  }

  private static LiveOperation of(
      JsonNode document, String path, String method, JsonNode described) {
    var roles = new ArrayList<String>();
    described.path("x-roles").forEach(role -> roles.add(role.asText()));
    return new LiveOperation(
        described.path("operationId").asText(),
        method.toUpperCase(Locale.ROOT),
        path,
        parameters(described, "path"),
        parameters(described, "query"),
        fields(document, described),
        roles,
        described.path("security").isEmpty(),
        produces(described),
        described);
  }

  /** Whether it takes something away. */
  boolean destroys() {
    return method.equals("DELETE");
  }

  boolean takesBody() {
    return described.has("requestBody");
  }

  /** Every name that a caller may fill. */
  Set<String> names() {
    var names = new TreeSet<>(pathNames);
    names.addAll(queryNames);
    names.addAll(bodyNames);
    return names;
  }

  @Override
  public String toString() {
    return method + " " + path + " (" + id + ")";
  }

  private static Set<String> parameters(JsonNode described, String place) {
    var names = new TreeSet<String>();
    for (var parameter : described.path("parameters")) {
      if (parameter.path("in").asText().equals(place)) {
        names.add(parameter.path("name").asText());
      }
    }
    return names;
  }

  private static Set<String> fields(JsonNode document, JsonNode described) {
    var names = new TreeSet<String>();
    for (var content : described.path("requestBody").path("content")) {
      var schema = content.path("schema");
      var resolved =
          schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
      resolved.path("properties").fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static Set<String> produces(JsonNode described) {
    var types = new TreeSet<String>();
    described
        .path("responses")
        .fields()
        .forEachRemaining(
            response -> {
              if (response.getKey().startsWith("2")) {
                response.getValue().path("content").fieldNames().forEachRemaining(types::add);
              }
            });
    return types;
  }
}
