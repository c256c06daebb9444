package io.plugdesk.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.audit.AuditChain.Breach;
import io.plugdesk.desk.audit.AuditEvent;
import io.plugdesk.desk.audit.AuditEvent.Actor;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import io.plugdesk.store.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The trail on a real PostgreSQL: who can write it, and what the verifier sees. */
class AuditTrailTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");

  private final JdbcAuditTrail trail = new JdbcAuditTrail(Clock.systemUTC());
  private TestDatabase database;
  private UnitsOfWork units;
  private Chain chain;

  @BeforeEach
  void open() {
    database = new TestDatabase();
    units = database.unitsOfWork("audit", Path.of("src/main/resources/db/migration"));
    chain = new Chain(units);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
  }

  @Test
  void anUntouchedTrailHolds() throws SQLException {
    for (var i = 0; i < 1_100; i++) {
      recordOf(i % 2 == 0 ? ACME : GLOBEX, "number." + i);
    }
    chain.seal();
    var proof = new JdbcAuditChain(units).verify();
    assertEquals(1_100, proof.events());
    assertEquals(List.of(), proof.breaches());
    assertEquals(proof.head(), text("select hash from audit.event where position = 1100"));
  }

  @Test
  void sealsInTheOrderOfWriting() throws SQLException {
    recordOf(ACME, "first");
    recordOf(GLOBEX, "second");
    chain.seal();
    recordOf(ACME, "third");
    chain.seal();
    assertEquals(
        "first,second,third",
        text("select string_agg(event_type, ',' order by position) from audit.event"));
  }

  @Test
  void anEventIsGoneWhenItsChangeFails() throws SQLException {
    assertThrows(
        IllegalStateException.class,
        () ->
            units.within(
                ACME,
                "fail",
                unit -> {
                  trail.record(unit, event(ACME, "change"));
                  throw new IllegalStateException("the change itself fails");
                }));
    assertEquals("0", text("select count(*) from audit.event"));
  }

  @Test
  void theHouseItselfHasEventsWithoutATenant() throws SQLException {
    units.house(
        Reason.DECLARATION,
        "declare",
        unit -> {
          trail.record(unit, event(null, "house.started"));
          return null;
        });
    chain.seal();
    assertEquals("1", text("select count(*) from audit.event where tenant_id is null"));
    assertEquals(List.of(), new JdbcAuditChain(units).verify().breaches());
  }

  @Test
  void refusesAnEventOfAnotherTenant() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            units.within(
                ACME,
                "forge",
                unit -> {
                  trail.record(unit, event(GLOBEX, "forged"));
                  return null;
                }));
  }

  @Test
  void theVerifierNamesAChangedEvent() throws SQLException {
    var changed = tamperedEvent("set actor_id = 'somebody else'");
    assertEquals(
        List.of(new Breach(changed, "it was changed after it was sealed")),
        new JdbcAuditChain(units).verify().breaches());
  }

  @Test
  void theVerifierNamesAChangedPayload() throws SQLException {
    var changed = tamperedEvent("set payload = '{\"n\": 2}'");
    assertEquals(
        List.of(new Breach(changed, "its payload was changed")),
        new JdbcAuditChain(units).verify().breaches());
  }

  @Test
  void theVerifierSeesThatAnEventIsMissing() throws SQLException {
    recordOf(ACME, "one");
    recordOf(ACME, "two");
    recordOf(ACME, "three");
    chain.seal();
    asOwner("delete from audit.event where position = 2");
    assertEquals(
        List.of(
            new Breach(
                text("select event_id from audit.event where position = 3"),
                "events are missing before it")),
        new JdbcAuditChain(units).verify().breaches());
  }

  @Test
  void noWorkingRoleChangesAnEvent() throws SQLException {
    recordOf(ACME, "one");
    chain.seal();
    try (var app = database.app();
        var house = database.house()) {
      refused(app, "update audit.event set actor_id = 'x'");
      refused(app, "update audit.event set hash = null");
      refused(app, "delete from audit.event");
      refused(house, "update audit.event set actor_id = 'x'");
      refused(house, "delete from audit.event");
      refused(house, "update audit.event set hash = 'x'");
      refused(house, "update audit.event set payload = '{}'");
    }
  }

  @Test
  void erasingATenantKeepsTheChainWhole() throws SQLException {
    recordOf(ACME, "one");
    recordOf(GLOBEX, "two");
    chain.seal();
    new AuditErasure(units).erase(ACME);
    assertEquals("two", text("select event_type from audit.event where payload is not null"));
    assertEquals(List.of(), new JdbcAuditChain(units).verify().breaches());
  }

  private String tamperedEvent(String change) throws SQLException {
    recordOf(ACME, "one");
    recordOf(ACME, "two");
    recordOf(ACME, "three");
    chain.seal();
    asOwner("alter table audit.event disable trigger keep_as_written");
    asOwner("update audit.event " + change + " where position = 2");
    return text("select event_id from audit.event where position = 2");
  }

  private void recordOf(TenantContext tenant, String type) {
    units.within(
        tenant,
        "record",
        unit -> {
          trail.record(unit, event(tenant, type));
          return null;
        });
  }

  private static AuditEvent event(TenantContext tenant, String type) {
    return new AuditEvent(tenant, null, Actor.ADMIN, "jane", type, "{\"n\":1}");
  }

  private static void refused(Connection connection, String sql) {
    var failure =
        assertThrows(
            SQLException.class,
            () -> {
              try (var statement = connection.createStatement()) {
                statement.execute(sql);
              }
            },
            sql);
    assertTrue(failure.getMessage().startsWith("ERROR"));
  }

  private void asOwner(String sql) throws SQLException {
    try (var owner = database.owner();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String query) throws SQLException {
    try (var owner = database.owner();
        var statement = owner.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
