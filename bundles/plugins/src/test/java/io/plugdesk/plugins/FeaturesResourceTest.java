package io.plugdesk.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.PluginSetting;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import javax.ws.rs.NotFoundException;
import javax.ws.rs.core.SecurityContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.MetaTypeService;

/** Settings as an admin sends them, against the form of a real plugin bundle. */
class FeaturesResourceTest {
  private static final String SAMPLE = "io.plugdesk.plugins.sample";

  @TempDir Path storage;

  private Container container;
  private MemoryTenants tenants;
  private TenantContext acme;
  private Catalogue catalogue;
  private FeaturesResource resource;

  @BeforeEach
  void boot() throws Exception {
    container = new Container(storage);
    container.installSample("1.0.0");
    tenants = new MemoryTenants(container.context());
    acme = tenants.create("acme", "Acme", "{}", "test").context();
    catalogue =
        new Catalogue(
            container.context(),
            container.service(ServiceComponentRuntime.class),
            container.service(MetaTypeService.class));
    var rules =
        new TenantRules(new MemoryRules(), new Rules(), new Running(catalogue, new Roles()));
    resource =
        new FeaturesResource(
            new FormedSettings(tenants, catalogue, (tenant, feature) -> {}), rules);
  }

  @AfterEach
  void stop() throws Exception {
    container.close();
  }

  @Test
  void settingsThatAreLeftOutStay() {
    var before = put(Map.of("word", "Ahoy"));
    var after = resource.put(SAMPLE, new FeaturesResource.Change(true, null), acme, admin());
    assertEquals(before.settings(), after.settings());
  }

  @Test
  void whatWasReadMayBeSentBack() throws Exception {
    var json = new ObjectMapper();
    var read = json.writeValueAsString(put(Map.of("word", "Ahoy")));
    var again = json.readValue(read, FeaturesResource.Change.class);
    assertEquals(new FeaturesResource.Change(true, Map.of("word", "Ahoy")), again);
    assertThrows(
        UnrecognizedPropertyException.class,
        () -> json.readValue("{\"volume\": 11}", FeaturesResource.Change.class));
  }

  @Test
  void choosesAVersionThatRunsAndNoOther() {
    assertThrows(NotFoundException.class, () -> resource.version(SAMPLE, acme));
    var chosen = resource.putVersion(SAMPLE, chosen("1.0.0", null), acme, admin());
    assertEquals(chosen("1.0.0", 100), chosen);
    assertEquals(chosen("1.0.0", 5), resource.putVersion(SAMPLE, chosen("1", 5), acme, admin()));

    var refusal =
        assertThrows(
            PlugdeskException.class,
            () -> resource.putVersion(SAMPLE, chosen("2.0.0", null), acme, admin()));
    assertEquals(
        SAMPLE + " 2.0.0 does not run, but 1.0.0: bring it first with plugin:install --beside FILE",
        refusal.getMessage());
    for (var wrong : List.of(chosen(null, 10), chosen("1.0.0", 0), chosen("one", 1))) {
      assertThrows(
          PlugdeskException.class, () -> resource.putVersion(SAMPLE, wrong, acme, admin()));
    }
    resource.deleteVersion(SAMPLE, acme, admin());
    assertThrows(NotFoundException.class, () -> resource.deleteVersion(SAMPLE, acme, admin()));
  }

  private static FeaturesResource.Chosen chosen(String version, Integer percent) {
    return new FeaturesResource.Chosen(version, percent);
  }

  @Test
  void describesTheSettingsOfAPlugin() {
    var settings = catalogue.find(SAMPLE).orElseThrow().form().settings();

    var names = settings.stream().map(PluginSetting::id).sorted().toList();
    assertEquals(List.of("key.ref", "max.times", "names", "tone", "word"), names);
    var word = named(settings, "word");
    assertEquals(List.of("hello"), word.defaults());
    assertEquals("What is said", word.description());
    assertEquals("integer", named(settings, "max.times").type());
    assertTrue(named(settings, "key.ref").secret());
    assertTrue(named(settings, "names").list());
    assertEquals("calm", named(settings, "tone").options().get(0).value());
  }

  @Test
  void storesSettingsUnderTheNamesOfTheForm() {
    put(Map.of("maxTimes", 2, "word", "ahoy", "names", List.of("Ann", "Bob")));

    assertEquals(
        "{\"max.times\":2,\"names\":[\"Ann\",\"Bob\"],\"word\":\"ahoy\"}",
        tenants.list(acme).get(0).settingsJson());
  }

  @Test
  void refusesWrongSettingsByName() {
    assertRefused("volume", Map.of("volume", 11));
    assertRefused("max.times", Map.of("max_times", 4));
    assertRefused("max.times", Map.of("max_times", "two"));
    assertRefused("tone", Map.of("tone", "shrill"));
    assertRefused("names", Map.of("names", "Ann"));
    assertRefused("key.ref", Map.of("key_ref", "sk-a-secret-itself"));
    assertRefused("plugdesk.folder", Map.of("plugdesk.folder", "/etc"));
    assertRefused("word", Map.of("word", "$[env:HOME]"));
    assertTrue(tenants.list(acme).isEmpty());
  }

  @Test
  void refusesWhatThePluginsOwnCheckDoes() {
    var refusal = assertThrows(PlugdeskException.class, () -> put(Map.of("word", "rude")));
    assertEquals(Kind.REJECTED, refusal.kind());
    assertEquals(
        "The setting word of io.plugdesk.plugins.sample has to be polite", refusal.getMessage());
    assertEquals(
        "The settings of io.plugdesk.plugins.sample cannot be checked, for the plugin is defective:"
            + " update or replace it",
        assertThrows(PlugdeskException.class, () -> put(Map.of("word", "defect"))).getMessage());
    assertTrue(tenants.list(acme).isEmpty());
  }

  @Test
  void refusesAnAddressThatIsNone() throws Exception {
    var calls = Map.of("Provide-Capability", "plugdesk.host;plugdesk.host=\"setting:word\"");
    try (var jar = new ByteArrayInputStream(Container.jar("1.1.0", calls))) {
      container.context().installBundle("sample-that-calls", jar).start();
    }
    for (var none : List.of("nonsense", "", "ftp://a.example", "http://", "http://me@a.example")) {
      assertRefused("word", Map.of("word", none));
    }
    put(Map.of("word", "https://a.example/api"));
  }

  @Test
  void neverShowsASecretAndKeepsItWhenItIsLeftOut() {
    var first = put(Map.of("key_ref", "file:KEY"));
    var second = put(Map.of("word", "ahoy"));

    assertFalse(first.settings().containsKey("key.ref"));
    assertEquals(Map.of("word", "ahoy"), second.settings());
    assertEquals(second.settings(), resource.list(acme).features().get(0).settings());
    assertTrue(tenants.list(acme).get(0).settingsJson().contains("file:KEY"));
  }

  @Test
  void doesNotKnowAPluginThatIsNotInstalled() {
    var change = new FeaturesResource.Change(true, Map.of());
    assertThrows(
        NotFoundException.class,
        () -> resource.put("io.plugdesk.tool.none", change, acme, admin()));
    assertThrows(
        NotFoundException.class, () -> resource.delete("io.plugdesk.tool.none", acme, admin()));
  }

  @Test
  void switchesOffByEitherWay() {
    put(Map.of());
    resource.put(SAMPLE, new FeaturesResource.Change(false, null), acme, admin());
    assertTrue(tenants.list(acme).isEmpty());
    put(Map.of());
    resource.delete(SAMPLE, acme, admin());
    assertTrue(tenants.list(acme).isEmpty());
  }

  private void assertRefused(String setting, Map<String, Object> settings) {
    var refusal = assertThrows(PlugdeskException.class, () -> put(settings));
    assertEquals(Kind.REJECTED, refusal.kind());
    assertTrue(refusal.getMessage().contains(setting), refusal.getMessage());
  }

  private FeaturesResource.Switched put(Map<String, Object> settings) {
    return resource.put(SAMPLE, new FeaturesResource.Change(null, settings), acme, admin());
  }

  private static PluginSetting named(List<PluginSetting> settings, String id) {
    return settings.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  private static SecurityContext admin() {
    return new SecurityContext() {
      @Override
      public Principal getUserPrincipal() {
        return () -> "ann";
      }

      @Override
      public boolean isUserInRole(String role) {
        return true;
      }

      @Override
      public boolean isSecure() {
        return false;
      }

      @Override
      public String getAuthenticationScheme() {
        return "Bearer";
      }
    };
  }
}
