package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.desk.health.HealthCheck;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.desk.plugins.Pins;
import io.plugdesk.desk.plugins.Plugins;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/** The room in a real framework: configurations, components and bundles come and go. */
class PluginsRoomTest {
  private static final String SAMPLE = "io.plugdesk.plugins.sample";
  private static final TenantContext ANY = new TenantContext("any", "any");

  @TempDir Path storage;

  private Container container;
  private MemoryTenants tenants;
  private TenantContext acme;
  private TenantContext globex;
  private Catalogue catalogue;
  private PluginsRoom room;

  @BeforeEach
  void boot() throws Exception {
    container = new Container(storage);
    tenants = new MemoryTenants(container.context());
    acme = tenants.create("acme", "Acme", "{}", "test").context();
    globex = tenants.create("globex", "Globex", "{}", "test").context();
    catalogue =
        new Catalogue(
            container.context(),
            container.service(ServiceComponentRuntime.class),
            container.service(MetaTypeService.class));
  }

  @AfterEach
  void stop() throws Exception {
    if (room != null) {
      room.close();
    }
    container.close();
  }

  @Test
  void startsWhatATenantHasSwitchedOnAndNothingElse() throws Exception {
    container.installSample("1.0.0");
    tenants.enable(acme, SAMPLE, "{\"word\":\"ahoy\",\"max_times\":2}", "test");
    open();
    awaitReady();

    assertEquals("ahoy x2", answer(acme));
    assertTrue(plugins().lease(globex, Pins.none(), Tool.class, SAMPLE).isEmpty());
    assertFalse(plugins().enabled(globex, SAMPLE));
  }

  @Test
  void switchesOnAndOffWhileRunning() throws Exception {
    container.installSample("1.0.0");
    open();
    awaitReady();

    tenants.enable(globex, SAMPLE, "{}", "test");
    await(() -> "hello x1".equals(answer(globex)));
    tenants.disable(globex, SAMPLE, "test");
    assertTrue(plugins().lease(globex, Pins.none(), Tool.class).isEmpty());
    await(() -> configurations() == 0);
  }

  @Test
  void servesANewRevisionAndKeepsTheOldOneForItsLeases() throws Exception {
    container.installSample("1.0.0");
    tenants.enable(acme, SAMPLE, "{\"word\":\"old\"}", "test");
    open();
    awaitReady();
    var held = plugins().lease(acme, Pins.none(), Tool.class).orElseThrow();

    tenants.enable(acme, SAMPLE, "{\"word\":\"new\"}", "test");
    await(() -> "new x1".equals(answer(acme)));

    assertEquals("old x1", call(held));
    assertEquals(2, configurations());
    held.close();
    held.close();
    await(() -> configurations() == 1);
    assertEquals("new x1", answer(acme));
  }

  @Test
  void keepsTheEarlierSettingsWhenNewOnesDoNotStart() throws Exception {
    container.installSample("1.0.0");
    tenants.enable(acme, SAMPLE, "{\"word\":\"old\"}", "test");
    open();
    awaitReady();

    tenants.enable(acme, SAMPLE, "{\"word\":\"broken\"}", "test");
    await(() -> configurations() == 2);

    assertEquals("old x1", answer(acme));
  }

  @Test
  void switchesOnAgainWhileTheOldInstanceDrains() throws Exception {
    container.installSample("1.0.0");
    tenants.enable(acme, SAMPLE, "{}", "test");
    open();
    awaitReady();
    var held = plugins().lease(acme, Pins.none(), Tool.class).orElseThrow();
    tenants.disable(acme, SAMPLE, "test");
    tenants.enable(acme, SAMPLE, "{}", "test");
    assertEquals("hello x1", call(held));
    held.close();

    await(() -> "hello x1".equals(answer(acme)));
  }

  @Test
  void findsAPluginThatIsInstalledLaterAndForgetsOneThatIsRemoved() throws Exception {
    tenants.enable(acme, SAMPLE, "{}", "test");
    open();
    assertEquals(0, plugins().installed().size());

    var bundle = container.installSample("1.0.0");
    await(() -> "hello x1".equals(answer(acme)));
    assertEquals("Greeting", plugins().installed().get(0).name());
    awaitReady();
    assertEquals("[Tool]", plugins().installed().get(0).kinds().toString());

    bundle.uninstall();
    await(() -> plugins().installed().isEmpty());
    assertTrue(plugins().lease(acme, Pins.none(), Tool.class, SAMPLE).isEmpty());
  }

  @Test
  void prefersTheLaterOfTwoVersions() throws Exception {
    tenants.enable(acme, SAMPLE, "{}", "test");
    var before = container.installSample("1.0.0");
    open();
    awaitReady();
    container.installSample("1.1.0");

    await(() -> "1.1.0".equals(version(acme)));
    before.uninstall();
    assertEquals("1.1.0", version(acme));
    assertEquals("1.1.0", plugins().installed().get(0).version());
  }

  @Test
  void removesAtTheStartWhatAnEarlierRunLeft() throws Exception {
    container.installSample("1.0.0");
    var admin = container.service(ConfigurationAdmin.class);
    var own = new Configurations(admin, id -> Optional.empty());
    own.put(new Instance.Key(acme.tenantId(), SAMPLE, 7), Map.of());
    own.put(new Instance.Key("gone", SAMPLE, 1), Map.of());
    tenants.enable(acme, SAMPLE, "{\"word\":\"true\"}", "test");
    open();
    awaitReady();

    await(() -> configurations() == 1);
    assertEquals("true x1", answer(acme));
  }

  @Test
  void deletingATenantRemovesItsInstances() throws Exception {
    container.installSample("1.0.0");
    tenants.enable(acme, SAMPLE, "{}", "test");
    open();
    awaitReady();

    tenants.delete(acme, "test");

    await(() -> configurations() == 0);
    assertTrue(plugins().leaseAll(acme, Pins.none(), Tool.class).isEmpty());
  }

  @Test
  void refusesForAMomentWhatIsStillStarting() {
    tenants.enable(acme, SAMPLE, "{}", "test");
    open();

    var refusal =
        assertThrows(
            PlugdeskException.class, () -> plugins().lease(acme, Pins.none(), Tool.class, SAMPLE));
    assertEquals(PlugdeskException.Kind.TRANSIENT, refusal.kind());
    assertFalse(container.service(HealthCheck.class).check().ready());
  }

  private void open() {
    room =
        new PluginsRoom(
            container.context(),
            tenants,
            tenants,
            container.service(ConfigurationAdmin.class),
            catalogue,
            () -> Duration.ZERO,
            new Tables(
                new MemoryArtifacts(), new MemoryRules(), new MemoryPins(), new MemorySeams()),
            storage.resolve("home"));
  }

  private Plugins plugins() {
    return container.service(Plugins.class);
  }

  private void awaitReady() {
    await(() -> container.service(HealthCheck.class).check().ready());
  }

  private int configurations() {
    return new Configurations(container.service(ConfigurationAdmin.class), id -> Optional.empty())
        .list()
        .size();
  }

  private String answer(TenantContext tenant) {
    return lease(tenant)
        .map(
            lease -> {
              try (lease) {
                return call(lease);
              }
            })
        .orElse("nothing");
  }

  private String version(TenantContext tenant) {
    return lease(tenant)
        .map(
            lease -> {
              try (lease) {
                return lease.version();
              }
            })
        .orElse("none");
  }

  private Optional<Lease<Tool>> lease(TenantContext tenant) {
    try {
      return plugins().lease(tenant, Pins.none(), Tool.class);
    } catch (PlugdeskException starting) {
      return Optional.empty();
    }
  }

  private static String call(Lease<Tool> lease) {
    return lease.get().call(new ToolCall(ANY, "1", null, Map.of())).text();
  }

  private static void await(BooleanSupplier condition) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () -> {
          while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
          }
        });
  }
}
