package io.plugdesk.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.channel.Inbox;
import io.plugdesk.api.net.Outbound;
import io.plugdesk.api.tool.Tool;
import io.plugdesk.api.tool.ToolCall;
import io.plugdesk.desk.store.AuditTrail;
import io.plugdesk.permissions.sample.CallingTool;
import io.plugdesk.permissions.sample.PryingTool;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.util.tracker.ServiceTracker;

/** What a plugin sees in a real framework, and what the house sees of it. */
class RegistryVeilTest {
  private static final TenantContext ACME = new TenantContext("acme-id", "acme");

  @TempDir private Path folder;
  private Container container;
  private BundleContext house;
  private Bundle plugin;

  @BeforeEach
  void start() throws Exception {
    container = new Container(folder);
    house = container.house();
    plugin = container.plugin(Container.SAMPLE, CallingTool.class);
  }

  @AfterEach
  void stop() throws Exception {
    container.close();
  }

  @Test
  void aPluginSeesTheServicesOfTheApiThatItRefersTo() {
    var seen = plugin.getBundleContext();

    assertNotNull(seen.getServiceReference(Outbound.class));
    house.registerService(Inbox.class, message -> {}, null);
    assertNull(seen.getServiceReference(Inbox.class), "it does not refer to the inbox");
    assertNull(seen.getServiceReference(ConfigurationAdmin.class));
    house.registerService(AuditTrail.class, (unit, event) -> {}, null);
    assertNull(seen.getServiceReference(AuditTrail.class));
    assertNotNull(house.getServiceReference(AuditTrail.class));
  }

  @Test
  void aPluginHearsNothingOfWhatItDoesNotSee() {
    var heard = new ArrayList<String>();
    plugin.getBundleContext().addServiceListener(event -> heard.add(event.toString()));

    house.registerService(AuditTrail.class, (unit, event) -> {}, null).unregister();

    assertEquals(List.of(), heard);
  }

  @Test
  void aPluginSeesNoOtherPlugin() throws Exception {
    var other = container.plugin("io.plugdesk.tool.other", PryingTool.class);
    other.getBundleContext().registerService(Tool.class, tool(), null);

    assertNull(plugin.getBundleContext().getServiceReference(Tool.class));
    assertEquals(List.of(plugin), List.of(plugin.getBundleContext().getBundles()));
    assertNull(plugin.getBundleContext().getBundle(other.getBundleId()));
    assertNotNull(house.getBundle(other.getBundleId()));
  }

  @Test
  void aComponentThatRefersToMoreIsNotMade() throws Exception {
    var prying = container.plugin("io.plugdesk.tool.prying", PryingTool.class);

    assertNull(prying.getRegisteredServices());
    assertEquals(Bundle.ACTIVE, prying.getState());
  }

  @Test
  void aSecondVersionGetsTheConfigurationsThatAreThere() throws Exception {
    container.configure(Container.SAMPLE, ACME.tenantId(), Map.of());
    await(Tool.class);

    var second = container.plugin(Container.SAMPLE, "1.1.0", CallingTool.class);

    var tools =
        house.getServiceReferences(Tool.class, "(service.bundleid=" + second.getBundleId() + ")");
    assertEquals(1, tools.size());
    assertNull(second.getBundleContext().getServiceReference(ConfigurationAdmin.class));
  }

  @Test
  void theHouseDoesNotSeeAToolThatPretendsToBeAnother() {
    var own = new Hashtable<>(Map.of("plugdesk.plugin", Container.SAMPLE));
    var foreign = new Hashtable<>(Map.of("plugdesk.plugin", "io.plugdesk.tool.orderstatus"));
    var context = plugin.getBundleContext();

    var hidden = context.registerService(Tool.class, tool(), foreign);
    assertNull(house.getServiceReference(Tool.class));
    hidden.unregister();
    context.registerService(Tool.class, tool(), own);
    assertNotNull(house.getServiceReference(Tool.class));
  }

  @Test
  void theHouseDoesNotSeeARoomThatAPluginPlays() {
    plugin.getBundleContext().registerService(AuditTrail.class, (unit, event) -> {}, null);

    assertNull(house.getServiceReference(AuditTrail.class));
  }

  @Test
  void aToolCallsTheHostOfTheTenantsSettingAndNoOther() throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
    var address = "http://127.0.0.1:" + server.getAddress().getPort();
    try {
      container.configure(Container.SAMPLE, ACME.tenantId(), Map.of("base_url", address + "/api"));
      var tool = await(Tool.class);

      var inner = refused(tool, ACME, Map.of("address", address + "/x"));
      assertEquals(Kind.MISCONFIGURED, inner.kind());
      assertTrue(inner.getMessage().startsWith("base_url leads to"), inner.getMessage());
      var other = refused(tool, ACME, Map.of("address", "https://192.0.2.1/"));
      assertEquals(Kind.FORBIDDEN, other.kind());
      assertEquals(
          "io.plugdesk.permissions.sample 1.0.0 calls 192.0.2.1:443, which it did not declare: its"
              + " maker names the host in @CallsHosts, or the tenant's admin in the setting"
              + " base_url",
          other.getMessage());
      var globex = new TenantContext("globex-id", "globex");
      assertEquals(Kind.FORBIDDEN, refused(tool, globex, Map.of("address", address)).kind());
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aToolReadsTheSecretThatTheTenantNamedForItAndNoOther() throws Exception {
    container.configure(Container.SAMPLE, ACME.tenantId(), Map.of("api_key_ref", "file:shop"));
    var tool = await(Tool.class);

    var missing = refused(tool, ACME, Map.of("secret", "file:shop"));
    assertEquals(Kind.MISCONFIGURED, missing.kind());
    assertTrue(missing.getMessage().startsWith("api_key_ref names a file"), missing.getMessage());
    assertEquals(Kind.FORBIDDEN, refused(tool, ACME, Map.of("secret", "file:bank")).kind());
    var globex = new TenantContext("globex-id", "globex");
    assertEquals(Kind.FORBIDDEN, refused(tool, globex, Map.of("secret", "file:shop")).kind());
  }

  @Test
  void theDefaultOfASettingCountsWhereItIsLeftOut() throws Exception {
    container.configure(Container.SAMPLE, ACME.tenantId(), Map.of());

    var inner = refused(await(Tool.class), ACME, Map.of("address", "http://127.0.0.1:9/x"));
    assertEquals(Kind.MISCONFIGURED, inner.kind());
  }

  @Test
  void aChangedSettingCountsAtOnce() throws Exception {
    container.configure(Container.SAMPLE, ACME.tenantId(), Map.of("api_key_ref", "file:old"));
    assertEquals(
        Kind.FORBIDDEN, refused(await(Tool.class), ACME, Map.of("secret", "file:new")).kind());

    container.configure(Container.SAMPLE, ACME.tenantId(), Map.of("api_key_ref", "file:new"));
    assertEquals(
        Kind.MISCONFIGURED, refused(await(Tool.class), ACME, Map.of("secret", "file:new")).kind());
  }

  private static PlugdeskException refused(
      Tool tool, TenantContext tenant, Map<String, Object> arguments) {
    var call = new ToolCall(tenant, "1", null, arguments);
    return assertThrows(PlugdeskException.class, () -> tool.call(call));
  }

  private <T> T await(Class<T> type) throws Exception {
    var tracker = new ServiceTracker<T, T>(house, type, null);
    tracker.open();
    return assertNotNullValue(tracker.waitForService(TimeUnit.SECONDS.toMillis(10)));
  }

  private static <T> T assertNotNullValue(T value) {
    assertNotNull(value);
    return value;
  }

  private static Tool tool() {
    return new CallingTool(null, null, null);
  }
}
