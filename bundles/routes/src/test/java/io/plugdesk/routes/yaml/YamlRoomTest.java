package io.plugdesk.routes.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Tenant;
import io.plugdesk.desk.tenants.Tenants;
import io.plugdesk.routes.documents.FakeLibrary;
import io.plugdesk.testkit.Samples;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlRoomTest {
  private static final String HOURS =
      """
      - route:
          id: hours
          from:
            uri: timer:hours
            parameters: {period: 60000}
            steps:
              - setHeader: {name: DocumentId, constant: hours}
              - setBody: {constant: "Open on Monday."}
              - to: plugdesk:document
      """;

  @TempDir private Path home;
  private final FakeLibrary library = new FakeLibrary();
  private final List<TenantContext> tenants =
      new ArrayList<>(List.of(Samples.ACME, Samples.GLOBEX));
  private YamlRoom room;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(home.resolve("routes/acme"));
    room = new YamlRoom(home, new TwoTenants(tenants), library);
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void runsAFileThatIsPutIntoTheFolderOfATenant() throws Exception {
    write("acme", "hours.yaml", HOURS);

    room.look();

    Await.until(() -> library.texts.containsKey("acme default routes/hours"));
    assertEquals(
        List.of(new RouteFile("hours.yaml", List.of("hours"), null, 0)), room.list(Samples.ACME));
    assertEquals(List.of(), room.list(Samples.GLOBEX));
  }

  @Test
  void takesAChangeAndLetsGoOfWhatIsRemoved() throws Exception {
    write("acme", "hours.yaml", HOURS);
    room.look();
    write("acme", "hours.yaml", HOURS.replace("Monday", "Tuesdays"));
    room.look();
    Await.until(() -> "Open on Tuesdays.".equals(library.texts.get("acme default routes/hours")));

    Files.delete(home.resolve("routes/acme/hours.yaml"));
    room.look();

    assertEquals(List.of(), room.list(Samples.ACME));
  }

  @Test
  void namesTheLineOfAMistakeAndLetsTheGoodTextRun() throws Exception {
    write("acme", "hours.yaml", HOURS);
    room.look();
    write("acme", "hours.yaml", HOURS.replace("plugdesk:document", "exec:id"));

    room.look();

    var file = room.list(Samples.ACME).get(0);
    assertEquals(9, file.line());
    assertTrue(file.error().contains("exec"), file.error());
    assertTrue(file.error().contains("plugdesk"), file.error());
    assertEquals(List.of("hours"), file.routes());
  }

  @Test
  void aFileWithAMistakeDoesNotKeepTheOthersOut() throws Exception {
    write("acme", "bad.yaml", "- beans: []");
    write("acme", "hours.yaml", HOURS);

    room.look();

    var files = room.list(Samples.ACME);
    assertEquals("bad.yaml", files.get(0).file());
    assertEquals(List.of(), files.get(0).routes());
    assertNull(files.get(1).error());
  }

  @Test
  void aFileThatIsNestedTooDeepDoesNotKeepTheOthersOut() throws Exception {
    write("acme", "deep.yaml", "[".repeat(256 * 1024));
    write("globex", "hours.yaml", HOURS);

    room.look();

    assertTrue(room.list(Samples.ACME).get(0).error().contains("50 levels"));
    assertNull(room.list(Samples.GLOBEX).get(0).error());
  }

  @Test
  void livesOnAfterAnError() throws Exception {
    write("acme", "hours.yaml", HOURS);
    var thrown = new AtomicInteger();
    var all = new TwoTenants(tenants);
    var failing =
        (Tenants)
            Proxy.newProxyInstance(
                Tenants.class.getClassLoader(),
                new Class<?>[] {Tenants.class},
                (proxy, method, arguments) -> {
                  if (thrown.getAndIncrement() == 0) {
                    throw new StackOverflowError();
                  }
                  return method.invoke(all, arguments);
                });
    room = new YamlRoom(home, failing, library);

    room.lookSafely();
    room.lookSafely();

    assertTrue(thrown.get() > 1);
    assertEquals(1, room.list(Samples.ACME).size());
  }

  @Test
  void runsNothingInAFolderThatIsNoTenants() throws Exception {
    write(Samples.ACME.tenantId(), "hours.yaml", HOURS);
    write("nobody", "hours.yaml", HOURS);
    write("acme", ".hours.yaml", HOURS);
    write("acme", "hours.txt", HOURS);

    room.look();

    assertEquals(List.of(), room.list(Samples.ACME));
    assertTrue(library.texts.isEmpty());
  }

  @Test
  void runsTheRouteThatTheDocumentationShows() throws Exception {
    var route = Files.readString(Path.of("src/test/resources/routes/announcements.yaml"));
    Files.createDirectories(home.resolve("folders/acme/announcements"));
    Files.writeString(home.resolve("folders/acme/announcements/spring.txt"), "We are back.");
    Files.writeString(home.resolve("folders/acme/announcements/empty.txt"), "");
    write("acme", "announcements.yaml", route);

    room.look();

    Await.until(() -> !library.texts.isEmpty());
    assertEquals(List.of("acme news routes/spring.txt"), List.copyOf(library.texts.keySet()));
    assertEquals("Announcement spring", library.files.get("acme news routes/spring.txt").title());
  }

  @Test
  void leavesNoFileOfATenantThatGoes() throws Exception {
    write("acme", "hours.yaml", HOURS);
    write("globex", "hours.yaml", HOURS);
    Files.createDirectories(home.resolve("folders/acme/inbox"));
    room.look();

    room.erase(Samples.ACME);
    room.erase(Samples.ACME);

    tenants.remove(Samples.ACME);
    Files.createDirectories(home.resolve("folders/acme"));
    room.look();

    assertFalse(Files.exists(home.resolve("routes/acme")));
    assertFalse(Files.exists(home.resolve("folders/acme")));
    assertTrue(Files.exists(home.resolve("routes/globex/hours.yaml")));
    assertEquals(List.of(), room.list(Samples.ACME));
    assertEquals(1, room.list(Samples.GLOBEX).size());
  }

  private void write(String folder, String file, String text) throws IOException {
    var path = home.resolve("routes").resolve(folder).resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** A house with two tenants, found by UUID or slug. */
  private record TwoTenants(List<TenantContext> tenants) implements Tenants {
    @Override
    public Tenant create(String slug, String name, String configJson, String actor) {
      throw new AssertionError("Nobody creates a tenant here");
    }

    @Override
    public Tenant update(TenantContext tenant, String name, String configJson, String actor) {
      throw new AssertionError("Nobody changes a tenant here");
    }

    @Override
    public List<Tenant> list() {
      return tenants.stream().map(TwoTenants::tenant).toList();
    }

    @Override
    public Optional<Tenant> find(String idOrSlug) {
      return list().stream()
          .filter(
              each ->
                  each.context().slug().equals(idOrSlug)
                      || each.context().tenantId().equals(idOrSlug))
          .findFirst();
    }

    @Override
    public void delete(TenantContext tenant, String actor) {
      throw new AssertionError("Nobody deletes a tenant here");
    }

    private static Tenant tenant(TenantContext context) {
      return new Tenant(context, context.slug(), "{}", Instant.EPOCH, Instant.EPOCH);
    }
  }
}
