package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plugdesk.itest.Exchange.Answer;
import io.plugdesk.itest.Source.Name;
import io.plugdesk.itest.Source.Whose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.function.Executable;

/** Every try to get at an owner's things through one operation, by one role, as one media type. */
final class Intrusions {
  private static final List<String> ROLES = List.of("visitor", "user", "agent", "admin");
  private final Exchange exchange;
  private final LiveOperation operation;
  private final Source source;
  private final String type;
  private final Seat owner;
  private final Seat foreigner;
  private final List<DynamicNode> tests = new ArrayList<>();

  Intrusions(
      Exchange exchange,
      LiveOperation operation,
      Source source,
      String type,
      Seat owner,
      Household other) {
    this.exchange = exchange;
    this.operation = operation;
    this.source = source;
    this.type = type;
    this.owner = owner;
    this.foreigner = owner.at(other);
  }

  /** The tests of a closed operation, in the order in which they have to run. */
  List<DynamicNode> tests() {
    if (source.isAsked()) {
      add("answers its owner", this::answersTheOwner);
    }
    if (!owner.role().equals(Seat.OPERATOR)) {
      owned(foreigner, Whose.TENANT, Whose.PERSON);
      owned(owner.colleague(), Whose.PERSON);
      source.names(Whose.CALLER).forEach(this::sameNameElsewhere);
      namedTenants();
      if (source.isAsked()) {
        add("shows another tenant only its own", this::foreignersOwn);
      }
    }
    add("asks for a token", () -> assertEquals(401, send(null, owner, Map.of()).status()));
    ROLES.stream().filter(role -> !operation.roles().contains(role)).forEach(this::wrongRole);
    return tests;
  }

  private void answersTheOwner() throws Exception {
    accepted(owner, source.values(owner));
  }

  private void foreignersOwn() throws Exception {
    hidden(accepted(foreigner, source.values(foreigner)));
  }

  private void owned(Seat stranger, Whose... whose) {
    var owned = source.names(whose);
    if (owned.isEmpty()) {
      return;
    }
    add("refuses " + stranger + " all that is the owner's", () -> refused(stranger, owned));
    if (owned.size() > 1) {
      for (var name : owned) {
        add(
            "refuses " + stranger + " the owner's " + name.name(),
            () -> refused(stranger, List.of(name)));
      }
    }
  }

  private void refused(Seat stranger, List<Name> owned) throws Exception {
    var stolen = new LinkedHashMap<>(source.values(stranger));
    var kept = new LinkedHashMap<String, Object>();
    for (var name : owned) {
      kept.put(name.name(), name.value().of(owner));
    }
    stolen.putAll(kept);
    var answer = exchange.send(operation, type, stranger.token(), stolen, Map.of());
    assertTrue(answer.refused(), () -> operation + " answered a stranger: " + answer);
    hidden(answer);
    if (operation.destroys() && source.isAsked()) {
      var own = new LinkedHashMap<>(source.values(owner));
      own.putAll(kept);
      accepted(owner, own);
    }
  }

  private void sameNameElsewhere(Name name) {
    add(
        "takes the owner's " + name.name() + " as the stranger's own word",
        () -> {
          var values = new LinkedHashMap<>(source.values(foreigner));
          var value = name.value().of(owner);
          if (value != null) {
            values.put(name.name(), value);
          }
          hidden(accepted(foreigner, values, false));
        });
  }

  private void namedTenants() {
    for (var tenant : List.of(owner.household().id(), owner.household().slug())) {
      var shown = tenant.equals(owner.household().id()) ? "id" : "slug";
      add(
          "refuses the owner's " + shown + " in X-Tenant-ID",
          () -> stays403(send(foreigner, foreigner, Map.of("X-Tenant-ID", tenant))));
      add(
          "refuses the owner's " + shown + " as tenant_id",
          () -> {
            var values = new LinkedHashMap<>(source.values(foreigner));
            values.put("tenant_id", tenant);
            stays403(exchange.send(operation, type, foreigner.token(), values, Map.of()));
          });
    }
  }

  private void wrongRole(String role) {
    for (var seat : List.of(owner, foreigner)) {
      var wrong = new Seat(seat.household(), role, "wrong");
      add("refuses " + wrong, () -> stays403(send(wrong, owner, Map.of())));
    }
  }

  private Answer send(Seat caller, Seat from, Map<String, String> headers) throws Exception {
    var token = caller == null ? null : caller.token();
    return exchange.send(operation, type, token, source.values(from), headers);
  }

  private void stays403(Answer answer) {
    assertEquals(403, answer.status(), () -> operation + ": " + answer);
    hidden(answer);
  }

  private Answer accepted(Seat seat, Map<String, Object> values) throws Exception {
    return accepted(seat, values, true);
  }

  private Answer accepted(Seat seat, Map<String, Object> values, boolean complete)
      throws Exception {
    var answer = exchange.send(operation, type, seat.token(), values, Map.of());
    assertTrue(answer.good(), () -> operation + " did not answer " + seat + ": " + answer);
    if (complete && !type.equals(LiveOperation.EVENTS)) {
      for (var canary : source.shown(seat.canaries())) {
        assertTrue(answer.text().contains(canary), () -> canary + " is not in " + answer);
      }
    }
    return answer;
  }

  private void hidden(Answer answer) {
    for (var canary : owner.canaries().all()) {
      assertFalse(answer.text().contains(canary), () -> operation + " shows " + answer);
    }
  }

  private void add(String name, Executable test) {
    tests.add(dynamicTest(name, test));
  }
}
