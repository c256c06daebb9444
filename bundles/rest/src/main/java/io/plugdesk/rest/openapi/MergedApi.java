package io.plugdesk.rest.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plugdesk.desk.identity.PublicOperations;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Joins the documents of resources into one: paths in full, each operation named once and marked as
 * public or not, schemas of the same name kept apart unless they are the same.
 */
final class MergedApi {
  private static final String SCHEMAS = "#/components/schemas/";

  private final ObjectMapper mapper = new ObjectMapper();
  private final ObjectNode document = mapper.createObjectNode();
  private final ObjectNode paths;
  private final ObjectNode schemas;
  private final Set<String> operations = new HashSet<>();

  MergedApi() {
    document.put("openapi", "3.0.1");
    document
        .putObject("info")
        .put("title", "Plugdesk")
        .put("version", "1")
        .put("description", "What this house serves at this moment.");
    paths = document.putObject("paths");
    var components = document.putObject("components");
    schemas = components.putObject("schemas");
    schemas.set("Problem", problem());
    components
        .putObject("securitySchemes")
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    components.set("responses", mapper.createObjectNode().set("Problem", problemResponse()));
  }

  /**
   * Adds the document of one resource.
   *
   * @param base the path under which it is served
   * @param api its document
   */
  void add(String base, ObjectNode api) {
    var owner = owner(base);
    rename(api, names(owner, api.path("components").path("schemas")));
    api.path("components").path("schemas").fields().forEachRemaining(this::put);
    api.path("paths")
        .fields()
        .forEachRemaining(
            entry -> {
              var path = entry.getKey().equals("/") ? base : base + entry.getKey();
              var item = (ObjectNode) entry.getValue();
              item.forEach(operation -> complete(owner, path, (ObjectNode) operation));
              paths.set(path, item);
            });
  }

  /** The document of all that was added. */
  ObjectNode document() {
    return document;
  }

  private void put(Map.Entry<String, JsonNode> schema) {
    schemas.set(schema.getKey(), schema.getValue());
  }

  private void complete(String owner, String path, ObjectNode operation) {
    var id = operation.path("operationId").asText("call");
    operation.put("operationId", unique(owner, id));
    var open = PublicOperations.contains(path) && operation.path("x-roles").isEmpty();
    var security = operation.putArray("security");
    if (!open) {
      security.addObject().putArray("bearer");
    }
    var responses = operation.withObject("/responses");
    completeGood(responses);
    responses.putObject("default").put("$ref", "#/components/responses/Problem");
  }

  /** Where a resource names no good answer, what its method returns is the good answer. */
  private static void completeGood(ObjectNode responses) {
    for (var names = responses.fieldNames(); names.hasNext(); ) {
      if (names.next().startsWith("2")) {
        return;
      }
    }
    if (responses.remove("default") instanceof ObjectNode returned) {
      var empty = returned.path("content").findValue("schema") == null;
      if (empty) {
        returned.remove("content");
      }
      responses.set(empty ? "204" : "200", returned.put("description", empty ? "Done" : "OK"));
    }
  }

  private String unique(String owner, String id) {
    var name = id;
    for (var number = 1; !operations.add(name); number++) {
      name = id + owner + (number == 1 ? "" : number);
    }
    return name;
  }

  /** Which schemas of a resource need another name, because theirs means something else already. */
  private Map<String, String> names(String owner, JsonNode added) {
    var names = new HashMap<String, String>();
    added
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (schemas.has(name) && !schemas.get(name).equals(added.get(name))) {
                names.put(name, owner + name);
              }
            });
    return names;
  }

  private static void rename(ObjectNode api, Map<String, String> names) {
    if (names.isEmpty()) {
      return;
    }
    redirect(api, names);
    if (api.path("components").path("schemas") instanceof ObjectNode own) {
      names.forEach((before, after) -> own.set(after, own.remove(before)));
    }
  }

  private static void redirect(JsonNode node, Map<String, String> names) {
    if (node instanceof ObjectNode object && object.path("$ref").asText().startsWith(SCHEMAS)) {
      var name = object.get("$ref").asText().substring(SCHEMAS.length());
      object.put("$ref", SCHEMAS + names.getOrDefault(name, name));
    }
    node.forEach(child -> redirect(child, names));
  }

  /** The path in one capitalised word, such as ApiV1Tenants. */
  private static String owner(String base) {
    var word = new StringBuilder();
    for (var part : base.split("[^A-Za-z0-9]+")) {
      if (!part.isEmpty()) {
        word.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
      }
    }
    return word.toString();
  }

  private ObjectNode problem() {
    var schema = mapper.createObjectNode().put("type", "object");
    schema.put("description", "An error, as in RFC 9457.");
    var fields = schema.putObject("properties");
    fields.putObject("type").put("type", "string").put("format", "uri");
    fields.putObject("title").put("type", "string");
    fields.putObject("status").put("type", "integer").put("format", "int32");
    fields.putObject("detail").put("type", "string");
    return schema;
  }

  private ObjectNode problemResponse() {
    var response = mapper.createObjectNode().put("description", "An error");
    response
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", SCHEMAS + "Problem");
    return response;
  }
}
