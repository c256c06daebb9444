package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import io.plugdesk.desk.plugins.VersionRule;
import io.plugdesk.desk.plugins.VersionRules;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;

/** The commands that give a tenant another version, with the rules in memory. */
class RuleCommandsTest {
  private final FakeRules rules = new FakeRules();

  @Test
  void pinsAndUnpinsATenant() throws Exception {
    assertEquals(
        "✓ acme gets io.plugdesk.tool.clock 1.0.0 for all of its work\n", run(pin(), false));
    assertEquals(new VersionRule(FakePlugins.CLOCK, "1.0.0", 100), rules.of("acme"));
    assertEquals("✓ acme is no longer given io.plugdesk.tool.clock 1.0.0\n", run(unpin(), false));
    assertEquals("✓ acme had no rule for io.plugdesk.tool.clock\n", run(unpin(), false));
  }

  @Test
  void givesAShareOfTheConversations() throws Exception {
    assertEquals(
        "{\"tenant\":\"acme\",\"plugin\":\"io.plugdesk.tool.clock\",\"version\":\"1.1.0\","
            + "\"percent\":10,\"done\":true}\n",
        run(canary(10), true));
    assertEquals(10, rules.of("acme").percent());
    var refusal = assertThrows(PlugdeskException.class, () -> run(canary(100), false));
    assertEquals(
        "A share is from 1 to 99 percent: plugin:pin gives a version all work",
        refusal.getMessage());
  }

  @Test
  void saysWhatWouldHappen() throws Exception {
    var pin = pin();
    pin.dryRun = true;
    assertEquals(
        "acme would get io.plugdesk.tool.clock 1.0.0 for all of its work\nNothing has changed.\n",
        run(pin, false));
    assertTrue(rules.byTenant.isEmpty());
  }

  @Test
  void liftsARuleForAPluginThatIsGone() throws Exception {
    rules.byTenant.put("acme", new VersionRule("org.example.gone", "1.0.0", 100));
    var unpin = unpin();
    unpin.plugin = "org.example.gone";
    assertEquals("✓ acme is no longer given org.example.gone 1.0.0\n", run(unpin, false));
    unpin.plugin = "cuckoo";
    assertThrows(PlugdeskException.class, () -> run(unpin, false));
  }

  @Test
  void describesEveryCommandWithAnExample() {
    Stream.of(PluginPin.class, PluginCanary.class, PluginUnpin.class)
        .forEach(
            type ->
                assertTrue(
                    type.getAnnotation(Command.class).detailedDescription().contains("Example: "),
                    type.getName()));
  }

  private static PluginPin pin() {
    var pin = new PluginPin();
    pin.version = "1.0.0";
    return pin;
  }

  private static PluginCanary canary(int percent) {
    var canary = new PluginCanary();
    canary.version = "1.1.0";
    canary.percent = percent;
    return canary;
  }

  private static PluginUnpin unpin() {
    return new PluginUnpin();
  }

  private String run(RuleAction action, boolean json) throws Exception {
    var plugins = new FakePlugins();
    action.tenants = new FakeHouse();
    action.installations = plugins;
    action.settings = plugins;
    action.rules = rules;
    action.name = "acme";
    if (action.plugin == null) {
      action.plugin = "clock";
    }
    var bytes = new ByteArrayOutputStream();
    action.run(new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), json, 0));
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** One rule a tenant, in memory. */
  private static final class FakeRules implements VersionRules {
    private final Map<String, VersionRule> byTenant = new TreeMap<>();

    VersionRule of(String slug) {
      return byTenant.get(slug);
    }

    @Override
    public Optional<VersionRule> find(TenantContext tenant, String plugin) {
      return Optional.ofNullable(byTenant.get(tenant.slug()))
          .filter(rule -> rule.plugin().equals(plugin));
    }

    @Override
    public void put(TenantContext tenant, VersionRule rule, Order order) {
      if (!order.dryRun()) {
        byTenant.put(tenant.slug(), rule);
      }
    }

    @Override
    public Optional<VersionRule> remove(TenantContext tenant, String plugin, Order order) {
      var before = find(tenant, plugin);
      if (before.isPresent() && !order.dryRun()) {
        byTenant.remove(tenant.slug());
      }
      return before;
    }
  }
}
