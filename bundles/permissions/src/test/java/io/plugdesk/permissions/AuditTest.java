package io.plugdesk.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.permissions.Refusals.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditTest {
  private static final TenantContext ACME = new TenantContext("acme-id", "acme");
  private static final Plugin PLUGIN =
      new Plugin(1, "io.plugdesk.tool.x", "1.0.0", List.of(), List.of(), Set.of());

  private final List<AuditEvent> events = new ArrayList<>();
  private final List<String> units = new ArrayList<>();
  private final Audit audit = new Audit(new Noted(), (unit, event) -> events.add(event));

  @Test
  void recordsARefusalWithTheTenant() {
    audit.record(new Refusal(PLUGIN, ACME, true, "host", "192.0.2.1:443"));

    var event = events.get(0);
    assertEquals("plugin.refused", event.eventType());
    assertEquals(ACME, event.tenant());
    assertEquals(
        "{\"plugin\":\"io.plugdesk.tool.x\",\"version\":\"1.0.0\",\"host\":\"192.0.2.1:443\"}",
        event.payloadJson());
    assertEquals(List.of("acme"), units);
  }

  @Test
  void doesNotBelieveInATenantThatDoesNotHaveThePlugin() {
    audit.record(new Refusal(PLUGIN, ACME, false, "secret", "file:bank"));

    assertNull(events.get(0).tenant());
    assertEquals(List.of("house"), units);
  }

  @Test
  void recordsTheSameRefusalOnce() {
    audit.record(new Refusal(PLUGIN, ACME, true, "host", "192.0.2.1:443"));
    audit.record(new Refusal(PLUGIN, ACME, true, "host", "192.0.2.1:443"));

    assertEquals(1, events.size());
  }

  @Test
  void isNotFloodedByEverNewHosts() {
    IntStream.range(0, 2000)
        .forEach(i -> audit.record(new Refusal(PLUGIN, ACME, true, "host", i + ".example:443")));

    assertEquals(500, events.size());
  }

  /** Runs units of work without a database. */
  private final class Noted implements UnitsOfWork {
    @Override
    public <R> R within(TenantContext tenant, String unit, Function<UnitOfWork, R> work) {
      units.add(tenant.slug());
      return work.apply(null);
    }

    @Override
    public <R> R house(Reason reason, String unit, Function<UnitOfWork, R> work) {
      units.add("house");
      return work.apply(null);
    }
  }
}
