package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.launcher.house.KeyRing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant that is deleted leaves nothing, also when the house is killed meanwhile. */
@ExtendWith(WithHouse.class)
class DeletionBootTest {
  private static final String TABLES =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
      where c.relkind in ('r', 'p') and not c.relispartition and not a.attisdropped
        and n.nspname <> 'audit'
      """;
  private static final String AUDIT_TEXTS =
      """
      select count(*) from audit.event
      where tenant_id = '%s' and payload is not null and event_type <> 'tenant.deleted'
      """;

  @Test
  void leavesNoRowCollectionKeyOrFile(RunningHouse house) throws Exception {
    var id = furnished(house, "leaving");
    var other = house.tenant("staying", "Staying");
    assertFalse(rowsOf(house, id).isEmpty());
    assertTrue(collections(house).contains(id));
    assertFalse(paths(house, "leaving", id).isEmpty());
    var status = house.send("DELETE", "/api/v1/tenants/leaving", house.operator(), null);
    assertEquals(204, status.statusCode(), status.body());
    assertNothingIsLeft(house, "leaving", id);
    assertFalse(rowsOf(house, other).isEmpty());
  }

  @Test
  void aTenantThatHasSwitchedItsSearchOffLeavesNoCollection(RunningHouse house) throws Exception {
    var id = furnished(house, "searchless");
    var off =
        house.send(
            "DELETE",
            "/api/v1/features/io.plugdesk.retrieval.solr",
            house.token(id, "admin"),
            null);
    assertTrue(off.statusCode() < 300, off.body());
    assertTrue(collections(house).contains(id));
    house.send("DELETE", "/api/v1/tenants/" + id, house.operator(), null);
    assertNothingIsLeft(house, "searchless", id);
  }

  @Test
  void aDeletionThatIsKilledHalfWayIsDoneAfterTheNextStart(RunningHouse house) throws Exception {
    var id = furnished(house, "killed");
    try (var owner = owner(house);
        var statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      // The last transaction waits for this one, so that all but the rows is gone at the kill.
      statement.execute("lock table intake.documents in share row exclusive mode");
      var deletion = CompletableFuture.runAsync(() -> delete(house, "killed"));
      Await.until("its collection is gone", () -> !collections(house).contains(id));
      house.kill("karaf");
      deletion.exceptionally(killed -> null).join();
      owner.rollback();
    }
    assertFalse(rowsOf(house, id).isEmpty());
    awaitBack(house);
    assertNothingIsLeft(house, "killed", id);
  }

  private static void delete(RunningHouse house, String slug) {
    try {
      house.send("DELETE", "/api/v1/tenants/" + slug, house.operator(), null);
    } catch (IOException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }

  /** On a busy machine a start takes longer than a minute. */
  private static void awaitBack(RunningHouse house) {
    for (int minute = 1; ; minute++) {
      try {
        Await.until(
            "the launcher has brought it back",
            () -> house.send("GET", "/health/ready", null, null).statusCode() == 200);
        return;
      } catch (AssertionError late) {
        if (minute == 4) {
          throw late;
        }
      }
    }
  }

  /** A tenant with something in every place. */
  private static String furnished(RunningHouse house, String slug) throws Exception {
    var id = house.tenant(slug, "Goes");
    house.ingest(id, "hours", "Opening hours", "# Opening hours\n\nThe shop opens at 9:30.");
    house.ask(id, "When does the shop open?");
    write(house.home().resolve("keys/secrets").resolve(id).resolve("key"), "secret");
    write(house.home().resolve("files").resolve(id).resolve("ab/abcd"), "bytes");
    Files.createDirectories(house.home().resolve("folders").resolve(slug).resolve("manuals"));
    return id;
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static void assertNothingIsLeft(RunningHouse house, String slug, String id)
      throws Exception {
    Await.until("no row is left", () -> rowsOf(house, id).isEmpty());
    assertEquals(
        404, house.send("GET", "/api/v1/tenants/" + slug, house.operator(), null).statusCode());
    assertEquals(
        401, house.send("GET", "/api/v1/features", house.token(id, "admin"), null).statusCode());
    assertFalse(collections(house).contains(id), collections(house));
    assertEquals(List.of(), paths(house, slug, id));
    try (var owner = owner(house)) {
      assertEquals(0, count(owner, AUDIT_TEXTS.formatted(id)));
    }
    assertFalse(house.tenant(slug, "Comes").equals(id));
  }

  /** Every table with rows of the tenant, with how many. */
  private static List<String> rowsOf(RunningHouse house, String id) throws SQLException {
    var found = new ArrayList<String>();
    try (var owner = owner(house);
        var statement = owner.createStatement();
        var tables = statement.executeQuery(TABLES)) {
      while (tables.next()) {
        var table = tables.getString(1);
        var rows =
            count(owner, "select count(*) from %s where tenant_id = '%s'".formatted(table, id));
        if (rows > 0) {
          found.add(table + " " + rows);
        }
      }
      if (count(owner, "select count(*) from tenants.tenant where id = '" + id + "'") > 0) {
        found.add("tenants.tenant 1");
      }
    }
    return found;
  }

  private static long count(Connection owner, String query) throws SQLException {
    try (var statement = owner.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Connection owner(RunningHouse house) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + house.environment().get("PLUGDESK_POSTGRES_PORT")
            + "/plugdesk",
        "plugdesk_owner",
        new KeyRing(house.home().resolve("keys")).read(KeyRing.POSTGRES_OWNER));
  }

  private static String collections(RunningHouse house) throws IOException, InterruptedException {
    var address =
        "http://127.0.0.1:"
            + house.environment().get("PLUGDESK_SOLR_PORT")
            + "/solr/admin/collections?action=";
    var all = new StringBuilder();
    for (var list : List.of("LIST", "LISTALIASES")) {
      var request = HttpRequest.newBuilder(URI.create(address + list)).build();
      all.append(house.http().send(request, BodyHandlers.ofString()).body());
    }
    return all.toString();
  }

  /** Every path of the data folder that names the tenant; logs keep the past, and it says so. */
  private static List<String> paths(RunningHouse house, String slug, String id) throws IOException {
    var home = house.home();
    var found = new ArrayList<String>();
    Files.walkFileTree(
        home,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            note(folder);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            note(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            throw failure;
          }

          private void note(Path path) {
            var name = path.getFileName().toString();
            if (name.contains(id) || name.equals(slug)) {
              found.add(home.relativize(path).toString());
            }
          }
        });
    return found;
  }
}
