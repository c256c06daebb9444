package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.plugins.Installation;
import io.plugdesk.desk.plugins.PluginSettings.SwitchedOn;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;

/** The commands about plugins, with the room behind them played in memory. */
class PluginCommandsTest {
  private final FakePlugins plugins = new FakePlugins();

  @Test
  void listsEveryVersionWithItsStateAndReason() throws Exception {
    assertEquals(
        """
        PLUGIN                   VERSION   STATE    SOURCE             KINDS   REASON
        io.plugdesk.tool.clock   1.1.0     active   deploy/clock.jar   Tool    2 in progress
        io.plugdesk.tool.clock   1.0.0     idle     shipped            Tool    version 1.1.0 takes the work
        noise.jar                          failed   deploy/noise.jar           it is damaged
        """,
        run(new PluginList(), false));
  }

  @Test
  void listsWhatATenantHasOnAndWhatOfItIsMissing() throws Exception {
    plugins.on.put(
        "io.plugdesk.tool.gone", new SwitchedOn("io.plugdesk.tool.gone", 1, Map.of(), false));
    enable("clock").run(output(false));
    var list = new PluginList();
    list.name = "acme";

    var printed = run(list, false);
    assertTrue(printed.contains("io.plugdesk.tool.clock   1.1.0     on   active"), printed);
    assertTrue(printed.contains("io.plugdesk.tool.gone              on   not installed"), printed);
    assertTrue(json(list).get(0).get("enabled").asBoolean());
  }

  @Test
  void showsVersionsAndTheFormWithoutWhatATenantHasSet() throws Exception {
    enable("clock", "time_zone=Europe/London").run(output(false));
    var info = new PluginInfo();
    info.plugin = "clock";
    info.health = new FakeConduct();
    info.permissions = new FakeConduct();

    var printed = run(info, false);
    assertTrue(printed.startsWith("io.plugdesk.tool.clock   Clock\nTells the time.\n"), printed);
    assertTrue(printed.contains("abababababab"), printed);
    assertTrue(printed.contains("days        string, list"), printed);
    assertTrue(printed.contains("key.ref     secret, file:NAME"), printed);
    assertFalse(printed.contains("London"), printed);
    assertEquals(2, json(info).get("versions").size());
  }

  @Test
  void readsValuesAsTheFormHasThem() throws Exception {
    var on =
        json(enable("clock", "time-zone=a=b", "hours=24", "exact=yes", "days=Mon,Tue", "days=Wed"));

    assertEquals(
        "{\"days\":[\"Mon\",\"Tue\",\"Wed\"],\"exact\":true,\"hours\":24,\"time_zone\":\"a=b\"}",
        on.get("settings").toString());
  }

  @Test
  void leavesItToTheFormToRefuseAValue() {
    var refusal =
        assertThrows(PlugdeskException.class, () -> run(enable("clock", "hours=many"), false));
    assertEquals("The setting hours has to be of the type integer", refusal.getMessage());
  }

  @Test
  void takesTheEndOfAnIdWhereItIsUniqueAndNeverGuesses() throws Exception {
    assertTrue(run(enable("clock"), false).contains("io.plugdesk.tool.clock is on for acme"));
    var other = plugins.installed.get(1);
    plugins.installed.add(
        new Installation(
            "org.example.clock",
            other.version(),
            "",
            "",
            other.kinds(),
            other.origin(),
            "",
            "",
            other.state(),
            "",
            0));

    assertRefused(
        enable("clock"),
        "clock may mean io.plugdesk.tool.clock or org.example.clock: write one of these");
    assertRefused(
        enable("lock"),
        "There is no plugin lock: its jar in deploy/ brings it. The plugins are: io.plugdesk.tool.clock, noise.jar,"
            + " org.example.clock");
    assertRefused(
        enable("org.example.clock"),
        "org.example.clock does not run: plugin:info org.example.clock says why");
  }

  @Test
  void changesAndUnsetsSingleSettings() throws Exception {
    run(enable("clock", "hours=12", "time_zone=UTC"), false);
    var configure = new PluginConfigure();
    configure.name = "acme";
    configure.plugin = "clock";
    assertRefused(configure, "Nothing is to change: write key=value, or --unset key");
    configure.values = List.of("hours=24");
    configure.unset = List.of("time_zone");

    assertEquals("{\"hours\":24}", json(configure).get("settings").toString());
    plugins.on.clear();
    assertRefused(
        configure,
        "io.plugdesk.tool.clock is not on for acme: switch it on with plugin:enable acme clock");
  }

  @Test
  void switchesOffAlsoWhatIsNoLongerInstalled() throws Exception {
    plugins.on.put(
        "io.plugdesk.tool.gone", new SwitchedOn("io.plugdesk.tool.gone", 1, Map.of(), false));
    assertTrue(run(disable("io.plugdesk.tool.gone"), false).contains("gone is off for acme"));
    assertTrue(run(disable("clock"), false).contains("was already off"));
    assertRefused(
        disable("cuckoo"),
        "There is no plugin cuckoo: its jar in deploy/ brings it. The plugins are: io.plugdesk.tool.clock, noise.jar");
  }

  @Test
  void saysHowSettingsAreWritten() {
    assertRefused(enable("clock", "hours"), "Write settings as key=value, and not hours");
    assertRefused(
        enable("clock", "--json"),
        "Options come first: write --json right after the command's name");
    assertRefused(
        enable("clock", "days=[\"Mon\",\"Tue\"]"),
        "days is a list: write days=one,two and not as JSON");
  }

  @Test
  void describesEveryCommandWithAnExample() {
    Stream.of(
            PluginList.class,
            PluginInfo.class,
            PluginEnable.class,
            PluginDisable.class,
            PluginConfigure.class)
        .forEach(
            type ->
                assertTrue(
                    type.getAnnotation(Command.class).detailedDescription().contains("Example: "),
                    type.getName()));
  }

  private PluginEnable enable(String plugin, String... values) {
    var enable = new PluginEnable();
    enable.name = "acme";
    enable.plugin = plugin;
    enable.values = List.of(values);
    prepare(enable);
    return enable;
  }

  private PluginDisable disable(String plugin) {
    var disable = new PluginDisable();
    disable.name = "acme";
    disable.plugin = plugin;
    return disable;
  }

  private void assertRefused(PluginAction action, String message) {
    var refusal = assertThrows(PlugdeskException.class, () -> run(action, false));
    assertEquals(message, refusal.getMessage());
  }

  private JsonNode json(PluginAction action) throws Exception {
    return new ObjectMapper().readTree(run(action, true));
  }

  private void prepare(PluginAction action) {
    action.tenants = new FakeHouse();
    action.installations = plugins;
    action.settings = plugins;
  }

  private Output output(boolean json) {
    return new Output(new PrintStream(new ByteArrayOutputStream(), true), json, 0);
  }

  private String run(PluginAction action, boolean json) throws Exception {
    prepare(action);
    var bytes = new ByteArrayOutputStream();
    action.run(new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), json, 0));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
