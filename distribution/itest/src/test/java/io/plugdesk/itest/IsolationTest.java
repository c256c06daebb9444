package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plugdesk.itest.Source.Name;
import io.plugdesk.itest.Source.Whose;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** No operation that the house describes shows or changes anything of another tenant or person. */
@ExtendWith(WithHouse.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IsolationTest {
  private static final String JSON = "application/json";
  private static final Map<String, Source> SOURCES = Sources.byOperation();
  private static Exchange exchange;
  private static List<LiveOperation> operations;
  private static Household owner;
  private static Household other;

  @BeforeAll
  static void twoTenantsWithCanaries(RunningHouse house) throws Exception {
    long seed = Long.getLong("plugdesk.test.seed", System.nanoTime());
    System.out.println("Canaries grow from -Dplugdesk.test.seed=" + seed);
    var random = new Random(seed);
    exchange = new Exchange(house);
    operations = LiveOperation.all(house.json("GET", "/openapi.json", null, null));
    LuceneJar.deploy(house);
    owner = new Household(house, "isolation-owner", Canaries.from(random));
    other = new Household(house, "isolation-other", Canaries.from(random));
  }

  @AfterAll
  static void emptyInbox(RunningHouse house) throws Exception {
    LuceneJar.remove(house);
  }

  @Order(1)
  @TestFactory
  Stream<DynamicNode> everyOperationAndEveryNameIsDeclared() {
    var live = operations.stream().map(LiveOperation::id).collect(Collectors.toSet());
    var each =
        operations.stream()
            .map(operation -> dynamicTest("" + operation, () -> assertDeclared(operation)));
    var dead =
        SOURCES.keySet().stream()
            .map(
                id ->
                    dynamicTest(
                        id + " is live", () -> assertTrue(live.contains(id), id + " is gone")));
    return Stream.concat(each, dead);
  }

  @Order(2)
  @TestFactory
  Stream<DynamicNode> openOperationsShowNothingButWhatIsPublic() {
    return known().filter(LiveOperation::open).map(IsolationTest::openOperation);
  }

  @Order(3)
  @TestFactory
  Stream<DynamicNode> closedOperationsKeepStrangersOut() {
    return known()
        .filter(operation -> !operation.open())
        .sorted(Comparator.comparing(LiveOperation::destroys))
        .flatMap(IsolationTest::closedOperation);
  }

  @Order(4)
  @Test
  void aTokenOfAnotherTenantIsNotContinued(RunningHouse house) throws Exception {
    var seat = new Seat(owner, Seat.VISITOR, "continued");
    var before = visitor(house, owner, seat.token());
    assertEquals(before, visitor(house, owner, seat.token()));
    assertNotEquals(before, visitor(house, other, seat.token()));
  }

  @Order(5)
  @TestFactory
  Stream<DynamicNode> afterAllThatTheOwnersThingsAreAsTheyWere() {
    return known()
        .filter(operation -> !operation.open() && operation.method().equals("GET"))
        .map(operation -> dynamicTest("" + operation, () -> assertUntouched(operation)));
  }

  private static void assertDeclared(LiveOperation operation) {
    var source = SOURCES.get(operation.id());
    assertTrue(source != null, "Sources does not say how to ask " + operation);
    assertEquals(operation.open(), source.open(), "Whether it needs no token: " + operation);
    var declared = source.names().stream().map(Name::top).collect(Collectors.toSet());
    var missing = new TreeSet<>(operation.names());
    missing.removeAll(declared);
    assertTrue(missing.isEmpty(), "Sources does not say whose " + missing + " is");
    assertTrue(operation.names().containsAll(declared), "Sources names what is not live");
    for (var name : source.names(Whose.SAID)) {
      assertFalse(operation.pathNames().contains(name.name()), "Whose is " + name.name() + "?");
    }
  }

  private static DynamicNode openOperation(LiveOperation operation) {
    return dynamicTest(
        "" + operation,
        () -> {
          var source = SOURCES.get(operation.id());
          var seat = new Seat(owner, Seat.VISITOR, "first");
          var answer = exchange.send(operation, "*/*", null, source.values(seat), Map.of());
          assertEquals(!source.isSigned(), answer.good(), answer::toString);
          var shown = source.shown(owner.canaries());
          for (var canary : owner.canaries().all()) {
            assertEquals(shown.contains(canary), answer.text().contains(canary), () -> "" + answer);
          }
        });
  }

  private static Stream<DynamicNode> closedOperation(LiveOperation operation) {
    var nodes = new ArrayList<DynamicNode>();
    for (var role : operation.roles()) {
      for (var type : operation.produces().isEmpty() ? Set.of(JSON) : operation.produces()) {
        var seat = new Seat(owner, role, "first");
        var intrusions =
            new Intrusions(exchange, operation, SOURCES.get(operation.id()), type, seat, other);
        nodes.add(dynamicContainer(operation + " " + role + " " + type, intrusions.tests()));
      }
    }
    return nodes.stream();
  }

  private static void assertUntouched(LiveOperation operation) throws Exception {
    var source = SOURCES.get(operation.id());
    var seat = new Seat(owner, operation.roles().get(0), "first");
    var type = operation.produces().contains(LiveOperation.EVENTS) ? LiveOperation.EVENTS : JSON;
    var answer = exchange.send(operation, type, seat.token(), source.values(seat), Map.of());
    assertTrue(answer.good(), answer::toString);
    for (var canary : source.shown(owner.canaries())) {
      assertTrue(answer.text().contains(canary), () -> canary + " is gone from " + answer);
    }
    if (!seat.role().equals(Seat.OPERATOR)) {
      for (var canary : other.canaries().all()) {
        assertFalse(answer.text().contains(canary), () -> canary + " came into " + answer);
      }
    }
  }

  private static String visitor(RunningHouse house, Household at, String token) throws Exception {
    return house
        .json("POST", "/api/v1/chat/tenants/" + at.slug() + "/token", token, Map.of())
        .path("visitor_id")
        .asText();
  }

  private static Stream<LiveOperation> known() {
    return operations.stream().filter(operation -> SOURCES.containsKey(operation.id()));
  }
}
