package io.plugdesk.permissions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.PluginPermissions;
import io.plugdesk.desk.plugins.PluginPermissions.Asked;
import io.plugdesk.desk.plugins.PluginPermissions.Refusal;
import io.plugdesk.permissions.sample.CallingTool;
import io.plugdesk.permissions.sample.PryingTool;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** What is told of the manifests of plugins in a real framework, and of what they were refused. */
class DeclaredPermissionsTest {
  private static final TenantContext ACME = new TenantContext("acme-id", "acme");
  private static final TenantContext GLOBEX = new TenantContext("globex-id", "globex");

  @TempDir private Path folder;
  private final Audit audit = new Audit(null, null);
  private Container container;
  private Bundle plugin;
  private PluginPermissions permissions;

  @BeforeEach
  void start() throws Exception {
    container = new Container(folder);
    plugin = container.plugin(Container.SAMPLE, CallingTool.class);
    permissions = new DeclaredPermissions(container.house(), audit);
  }

  @AfterEach
  void stop() throws Exception {
    container.close();
  }

  @Test
  void tellsWhatTheAnnotationsAndReferencesOfAPluginSay() {
    assertEquals(
        List.of(
            new Asked(
                "1.0.0",
                List.of("setting:base_url"),
                List.of("setting:api_key_ref"),
                List.of("io.plugdesk.api.net.Outbound", "io.plugdesk.api.secret.Secrets"),
                List.of())),
        permissions.of(Container.SAMPLE));
    assertEquals(List.of(), permissions.of("io.plugdesk.tool.gone"));
  }

  @Test
  void tellsEachVersionTheLatestFirst() throws Exception {
    container.plugin(Container.SAMPLE, "1.10.0", PryingTool.class);
    container.plugin(Container.SAMPLE, "1.9.0", CallingTool.class);

    var told = permissions.of(Container.SAMPLE);
    assertEquals(List.of("1.10.0", "1.9.0", "1.0.0"), told.stream().map(Asked::version).toList());
    assertEquals(List.of("org.osgi.service.cm.ConfigurationAdmin"), told.get(0).services());
  }

  @Test
  void takesTheBundleWhoseNameIsClosestToThePlugins() throws Exception {
    container.plugin(Container.SAMPLE + ".prying", "2.0.0", PryingTool.class);

    assertEquals("2.0.0", permissions.of(Container.SAMPLE + ".prying").get(0).version());
    assertEquals(1, permissions.of(Container.SAMPLE + ".prying").size());
    assertEquals("1.0.0", permissions.of(Container.SAMPLE + ".second").get(0).version());
  }

  @Test
  void tellsEachRefusalOnceTheLatestFirst() {
    refuse(ACME, "host", "192.0.2.1:443");
    refuse(GLOBEX, "host", "192.0.2.1:443");
    refuse(ACME, "secret", "file:bank");
    audit.record(
        new Refusals.Refusal(
            new Plugin(-1, Container.SAMPLE, "9.9.9", List.of(), List.of(), Set.of()),
            ACME,
            true,
            "host",
            "192.0.2.9:443"));

    var refusals = permissions.of(Container.SAMPLE).get(0).refusals();
    assertEquals(
        List.of("file:bank", "192.0.2.1:443"), refusals.stream().map(Refusal::which).toList());
    var age = Duration.between(refusals.get(0).time(), Instant.now());
    assertFalse(age.isNegative(), age.toString());
    assertTrue(age.compareTo(Duration.ofMinutes(1)) < 0, age.toString());
  }

  @Test
  void tellsTenRefusalsAtMost() {
    IntStream.range(0, 30).forEach(i -> refuse(ACME, "host", i + ".example:443"));

    var refusals = permissions.of(Container.SAMPLE).get(0).refusals();
    assertEquals(10, refusals.size());
    assertEquals("29.example:443", refusals.get(0).which());
  }

  private void refuse(TenantContext tenant, String what, String which) {
    audit.record(new Refusals.Refusal(Plugin.declared(plugin), tenant, true, what, which));
  }
}
