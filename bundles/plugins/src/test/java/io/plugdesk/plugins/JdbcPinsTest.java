package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.plugins.Pins.Pin;
import io.plugdesk.desk.plugins.VersionRule;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.plugins.SeamTable.Offer;
import io.plugdesk.store.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

/** What conversations keep and tenants are given, on a real PostgreSQL. */
class JdbcPinsTest {
  private static final TenantContext ACME =
      new TenantContext("00000000-0000-0000-0000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("00000000-0000-0000-0000-00000000000b", "globex");
  private static final Map<String, Pin> OLD = Map.of("clock", new Pin("1.0.0", 1));
  private static final Map<String, Pin> NEW = Map.of("clock", new Pin("1.1.0", 2));
  private static final Duration HOUR = Duration.ofHours(1);

  private final List<AuditEvent> trail = new ArrayList<>();
  private final List<String> signals = new ArrayList<>();
  private TestDatabase database;
  private UnitsOfWork units;
  private JdbcPins pins;
  private JdbcRules rules;

  @BeforeEach
  void open() {
    database = new TestDatabase();
    units = database.unitsOfWork("plugins", Path.of("src/main/resources/db/migration"));
    pins = new JdbcPins(units);
    rules =
        new JdbcRules(
            units,
            (unit, event) -> trail.add(event),
            (unit, topic, text) -> signals.add(topic + " " + text));
  }

  @AfterEach
  void close() throws Exception {
    database.close();
  }

  @Test
  void keepsEachOfferedSeamOnce() {
    var seams = new JdbcSeams(units);
    assertEquals(Set.of(), seams.all());
    seams.add(new Offer("phrases", "Guard"));
    seams.add(new Offer("phrases", "Guard"));
    seams.add(new Offer("clock", "Tool"));
    assertEquals(Set.of(new Offer("phrases", "Guard"), new Offer("clock", "Tool")), seams.all());
  }

  @Test
  void whatAConversationKeepsDoesNotChange() {
    var first = pins.begin(ACME, "c", OLD, HOUR);
    assertEquals(OLD, first.pins());
    assertTrue(first.rest().compareTo(Duration.ofMinutes(59)) > 0, first.rest().toString());
    assertEquals(OLD, pins.begin(ACME, "c", NEW, HOUR).pins());
    assertEquals(OLD, pins.find(ACME, "c").orElseThrow().pins());
    assertEquals(NEW, pins.begin(ACME, "d", NEW, HOUR).pins());
  }

  @Test
  void aTenantSeesItsOwnConversationsOnly() {
    pins.begin(ACME, "c", OLD, HOUR);
    assertEquals(Optional.empty(), pins.find(GLOBEX, "c"));
    assertEquals(NEW, pins.begin(GLOBEX, "c", NEW, HOUR).pins());
  }

  @Test
  void whenTheTimeIsOverItBeginsAnew() {
    pins.begin(ACME, "c", OLD, Duration.ZERO);
    assertEquals(Optional.empty(), pins.find(ACME, "c"));
    assertEquals(List.of(), pins.counts());
    assertEquals(NEW, pins.begin(ACME, "c", NEW, HOUR).pins());
  }

  @Test
  void countsWhatIsKeptAndSweepsWhatIsNot() {
    pins.begin(ACME, "c", OLD, HOUR);
    pins.begin(ACME, "d", OLD, HOUR);
    pins.begin(GLOBEX, "c", OLD, HOUR);
    pins.begin(ACME, "e", NEW, Duration.ZERO);

    var counts = new PinCounts(pins, () -> HOUR).now();
    assertEquals(3, counts.of("clock", "1.0.0"));
    assertEquals(0, counts.of("clock", "1.1.0"));
    assertTrue(counts.keep(new Instance.Key(ACME.tenantId(), "clock", 1)));
    assertEquals(1, pins.sweep());
    assertEquals(0, pins.sweep());
  }

  @Test
  void aDeletedTenantLeavesNothing() {
    pins.begin(ACME, "c", OLD, HOUR);
    pins.begin(GLOBEX, "c", OLD, HOUR);
    rules.put(ACME, new VersionRule("clock", "1.0.0", 100), "ann");
    long removed = units.within(ACME, "erase", unit -> database.tenantRows().erase(unit));

    assertEquals(2, removed);
    assertEquals(1, pins.counts().size());
    assertEquals(List.of(), rules.all());
  }

  @Test
  void aRuleReplacesTheOneBeforeAndIsInTheTrailOfItsTenant() {
    rules.put(ACME, new VersionRule("clock", "1.0.0", 100), "ann");
    rules.put(ACME, new VersionRule("clock", "1.1.0", 10), "ann");
    rules.put(GLOBEX, new VersionRule("clock", "1.0.0", 100), "bob");
    rules.remove(GLOBEX, "clock", "bob");
    rules.remove(GLOBEX, "clock", "bob");

    assertEquals(
        List.of(
            new Rules.Given(ACME.tenantId(), "clock", new Rules.Rule(new Version("1.1.0"), 10))),
        rules.all());
    assertEquals(
        List.of("plugin.pinned", "plugin.canary", "plugin.pinned", "plugin.unpinned"),
        trail.stream().map(AuditEvent::eventType).toList());
    assertEquals(GLOBEX, trail.get(3).tenant());
    assertEquals(4, signals.size());
    assertEquals("plugins.changed rules", signals.get(0));
  }
}
