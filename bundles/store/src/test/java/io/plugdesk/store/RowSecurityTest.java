package io.plugdesk.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.store.UnitOfWork;
import io.plugdesk.desk.store.UnitsOfWork;
import io.plugdesk.desk.store.UnitsOfWork.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a tenant, the house and a forgotten tenant can see and do, on a real PostgreSQL. */
class RowSecurityTest {
  private static final TenantContext ACME =
      new TenantContext("01890000-0000-7000-8000-00000000000a", "acme");
  private static final TenantContext GLOBEX =
      new TenantContext("01890000-0000-7000-8000-00000000000b", "globex");
  private static final String ROOM =
      """
      create table note (id int primary key, tenant_id uuid not null, text text not null);
      alter table note enable row level security;
      alter table note force row level security;
      create policy tenant on note
        using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
      create table page (note int not null references note, tenant_id uuid not null);
      alter table page enable row level security;
      alter table page force row level security;
      create policy tenant on page
        using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
      create table plan (name text primary key);
      comment on table plan is 'house';
      create table trace (line text primary key);
      comment on table trace is 'house append-only';
      """;

  @TempDir Path folder;

  private TestDatabase database;
  private UnitsOfWork units;

  @BeforeEach
  void openRoom() throws IOException {
    database = new TestDatabase();
    units = database.unitsOfWork("notes", scripts("notes", ROOM));
  }

  @AfterEach
  void closeRoom() throws SQLException {
    database.close();
  }

  @Test
  void readsItsOwnRowsOnly() {
    write(ACME, 1, ACME);
    write(GLOBEX, 2, GLOBEX);
    write(GLOBEX, 3, GLOBEX);
    assertEquals(1, count(ACME));
    assertEquals(2, count(GLOBEX));
  }

  @Test
  void refusesARowOfAnotherTenant() {
    var failure = assertThrows(IllegalStateException.class, () -> write(ACME, 1, GLOBEX));
    assertTrue(failure.getCause().getMessage().contains("row-level security"));
    assertEquals(0, count(GLOBEX));
  }

  @Test
  void changesNoRowOfAnotherTenant() {
    write(GLOBEX, 1, GLOBEX);
    int changed =
        units.within(
            ACME, "change", unit -> execute(unit.connection(), "update note set text = 'mine'"));
    assertEquals(0, changed);
  }

  @Test
  void aForgottenTenantReadsNothing() throws SQLException {
    write(ACME, 1, ACME);
    try (var connection = database.app()) {
      assertEquals(0, one(connection, "select count(*) from notes.note"));
    }
  }

  @Test
  void aForgottenTenantWritesNothing() throws SQLException {
    try (var connection = database.app()) {
      var failure =
          assertThrows(
              IllegalStateException.class,
              () ->
                  execute(connection, "insert into notes.note values (1, '" + id(ACME) + "', '')"));
      assertTrue(failure.getCause().getMessage().contains("row-level security"));
    }
  }

  @Test
  void nothingLeaksThroughThePool() {
    write(ACME, 1, ACME);
    IntStream.range(0, 40)
        .parallel()
        .forEach(
            i -> {
              assertEquals(1, count(ACME));
              assertEquals(0, count(GLOBEX));
              try (var connection = database.app()) {
                assertEquals(0, one(connection, "select count(*) from notes.note"));
                assertEquals("", text(connection, "select current_setting('app.tenant_id', true)"));
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
  }

  @Test
  void theHouseReadsNoTableOfTenants() {
    var failure =
        assertThrows(
            IllegalStateException.class,
            () ->
                units.house(
                    Reason.QUEUE,
                    "peep",
                    unit -> one(unit.connection(), "select count(*) from note")));
    assertTrue(failure.getCause().getMessage().contains("permission denied"));
  }

  @Test
  void theHouseUsesItsOwnTables() {
    units.house(
        Reason.DECLARATION,
        "write",
        unit -> execute(unit.connection(), "insert into plan values ('free')"));
    int plans =
        units.house(
            Reason.DECLARATION,
            "read",
            unit -> one(unit.connection(), "select count(*) from plan"));
    assertEquals(1, plans);
  }

  @Test
  void noRoleChangesWhatIsAppendOnly() throws SQLException {
    units.within(
        ACME, "append", unit -> execute(unit.connection(), "insert into trace values ('a')"));
    for (var connection : new Connection[] {database.app(), database.house()}) {
      try (connection) {
        for (var change :
            new String[] {"update notes.trace set line = 'b'", "delete from notes.trace"}) {
          var failure =
              assertThrows(IllegalStateException.class, () -> execute(connection, change));
          assertTrue(failure.getCause().getMessage().contains("permission denied"));
        }
      }
    }
  }

  @Test
  void rollsBackWhenTheWorkFails() {
    var failure = new IllegalArgumentException("enough");
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                units.within(
                    ACME,
                    "fail",
                    unit -> {
                      insert(unit, 1, ACME);
                      throw failure;
                    }));
    assertEquals(failure, thrown);
    assertEquals(0, count(ACME));
  }

  @Test
  void refusesATableWithoutForcedRowSecurity() throws IOException {
    var scripts =
        scripts(
            "careless",
            "create table leak (tenant_id uuid); alter table leak enable row level security;");
    var failure =
        assertThrows(PlugdeskException.class, () -> database.unitsOfWork("careless", scripts));
    assertEquals(PlugdeskException.Kind.MISCONFIGURED, failure.kind());
    assertTrue(failure.getMessage().contains("[leak]"));
  }

  @Test
  void refusesAViewThatSeesPastTheTenant() throws IOException {
    var scripts = scripts("careless", "create view leak as select tenant_id from notes.note;");
    assertThrows(PlugdeskException.class, () -> database.unitsOfWork("careless", scripts));
  }

  @Test
  void refusesAPolicyThatForgetsTheTenant() throws IOException {
    var scripts =
        scripts(
            "careless",
            """
            create table leak (tenant_id uuid);
            alter table leak enable row level security;
            alter table leak force row level security;
            create policy everybody on leak using (true);
            """);
    var failure =
        assertThrows(PlugdeskException.class, () -> database.unitsOfWork("careless", scripts));
    assertTrue(failure.getMessage().contains("everybody"));
  }

  @Test
  void erasesTheRowsOfOneTenantInTheOrderOfTheirReferences() {
    write(ACME, 1, ACME);
    write(GLOBEX, 2, GLOBEX);
    units.within(
        ACME,
        "add page",
        unit -> execute(unit.connection(), "insert into page values (1, '" + id(ACME) + "')"));
    units.within(
        ACME,
        "erase",
        unit -> {
          database.tenantRows().erase(unit);
          return null;
        });
    assertEquals(0, count(ACME));
    assertEquals(1, count(GLOBEX));
  }

  private Path scripts(String room, String sql) throws IOException {
    var scripts = Files.createDirectory(folder.resolve(room));
    Files.writeString(scripts.resolve("V1__tables.sql"), sql);
    return scripts;
  }

  private void write(TenantContext tenant, int id, TenantContext owner) {
    units.within(tenant, "write note", unit -> insert(unit, id, owner));
  }

  private static int insert(UnitOfWork unit, int id, TenantContext owner) {
    return execute(
        unit.connection(), "insert into note values (" + id + ", '" + id(owner) + "', 'text')");
  }

  private int count(TenantContext tenant) {
    return units.within(
        tenant, "count notes", unit -> one(unit.connection(), "select count(*) from note"));
  }

  private static String id(TenantContext tenant) {
    return tenant.tenantId();
  }

  private static int one(Connection connection, String query) {
    return Integer.parseInt(text(connection, query));
  }

  private static String text(Connection connection, String query) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      var text = rows.getString(1);
      return text == null ? "" : text;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int execute(Connection connection, String sql) {
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
