package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.desk.identity.PublicOperations;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The description of the running house is complete, and says nothing that is not there. */
@ExtendWith(WithHouse.class)
class OpenApiTest {
  private static final Set<String> NOT_BUILT =
      Set.of("enable_graph_rag", "graph_insights", "graph_entities_extracted", "stream");

  private static JsonNode document;
  private static List<LiveOperation> operations;

  @BeforeAll
  static void readTheDescription(RunningHouse house) throws Exception {
    document = house.json("GET", "/openapi.json", null, null);
    operations = LiveOperation.all(document);
  }

  @Test
  void namesEachOperationOnce() {
    var ids = new HashSet<String>();
    for (var operation : operations) {
      assertFalse(operation.id().isBlank(), operation.toString());
      assertTrue(ids.add(operation.id()), operation.toString());
    }
    assertTrue(ids.size() > 20, ids.toString());
  }

  @Test
  void saysInAFewWordsWhatEachOperationDoes() {
    assertNone("No summary", operation -> operation.described().path("summary").asText().isBlank());
  }

  @Test
  void describesAGoodAnswerOfEachOperation() {
    assertNone(
        "No 2xx",
        operation -> {
          var good = new ArrayList<String>();
          operation
              .described()
              .path("responses")
              .fieldNames()
              .forEachRemaining(status -> good.add(status));
          return good.stream().noneMatch(status -> status.startsWith("2"));
        });
  }

  @Test
  void asksForATokenUnlessTheOperationIsPublic() {
    assertNone(
        "Neither public nor closed",
        operation -> operation.open() != PublicOperations.contains(operation.path()));
    assertNone("No role", operation -> !operation.open() && operation.roles().isEmpty());
  }

  @Test
  void hasAnOperationForEachPublicPrefix() {
    var open =
        PublicOperations.PREFIXES.stream()
            .filter(
                prefix ->
                    operations.stream()
                        .filter(LiveOperation::open)
                        .map(LiveOperation::path)
                        .anyMatch(path -> path.equals(prefix) || path.startsWith(prefix + "/")))
            .toList();
    assertEquals(PublicOperations.PREFIXES, open);
  }

  @Test
  void writesEveryNameInSnakeCase() {
    var wrong =
        names().stream().filter(name -> !name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")).toList();
    assertEquals(List.of(), wrong);
  }

  @Test
  void describesNoFieldThatIsNotBuilt() {
    var early = names();
    early.retainAll(NOT_BUILT);
    assertEquals(Set.of(), early);
  }

  @Test
  void refersToSchemasThatExist() {
    for (var reference : document.findValuesAsText("$ref")) {
      assertFalse(document.at(reference.substring(1)).isMissingNode(), reference);
    }
  }

  private static Set<String> names() {
    var names = new TreeSet<String>();
    operations.forEach(operation -> names.addAll(operation.names()));
    for (var schema : document.path("components").path("schemas")) {
      schema.path("properties").fieldNames().forEachRemaining(names::add);
    }
    return names;
  }

  private static void assertNone(String what, java.util.function.Predicate<LiveOperation> wrong) {
    var found =
        operations.stream().filter(wrong).map(Object::toString).collect(Collectors.joining(", "));
    assertTrue(found.isEmpty(), what + ": " + found);
  }
}
