package io.plugdesk.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that change which versions run, with the room behind them played in memory. */
class PluginChangeCommandsTest {
  private final FakeChanges changes = new FakeChanges();

  @TempDir Path folder;

  @Test
  void saysWhatTakesTheWorkAndWhatGoes() throws Exception {
    assertEquals(
        """
        ✓ io.plugdesk.tool.clock 1.0.0, which came with the house, takes the work
          1.1.0 goes when what it has in progress is done: 2; deploy/clock.jar becomes deploy/clock.jar.removed
        """,
        run(rollback("clock"), false));
    assertEquals(List.of("rollback io.plugdesk.tool.clock by shell"), changes.orders);
  }

  @Test
  void saysWhatWouldHappen() throws Exception {
    changes.to = "";
    var remove = new PluginRemove();
    remove.plugin = "clock";
    remove.version = "1.1.0";
    remove.dryRun = true;

    assertEquals(
        """
        io.plugdesk.tool.clock would be removed
          1.1.0 would go when what it has in progress is done: 2; deploy/clock.jar would become deploy/clock.jar.removed
        Nothing has changed.
        """,
        run(remove, false));
    assertEquals(List.of("remove io.plugdesk.tool.clock 1.1.0 by shell, dry"), changes.orders);
  }

  @Test
  void printsJsonForScripts() throws Exception {
    assertEquals(
        "{\"plugin\":\"io.plugdesk.tool.clock\",\"from\":\"1.1.0\",\"to\":\"1.0.0\",\"shipped\":true,"
            + "\"beside\":\"\",\"leaving\":[{\"version\":\"1.1.0\",\"file\":\"clock.jar\",\"set_aside\":true,\"leases\":2,"
            + "\"pins\":0,\"rules\":0,\"ended\":false}],"
            + "\"done\":true}\n",
        run(rollback("clock"), true));
  }

  @Test
  void installsAFileOfTheHouseAndNothingFromTheNet() throws Exception {
    var install = new PluginInstall();
    install.file = Files.writeString(folder.resolve("clock.jar"), "bytes").toString();
    run(install, false);
    assertEquals(List.of("install bytes by shell"), changes.orders);

    install.file = "https://example.org/clock.jar";
    assertRefused(
        install,
        "A plugin comes from a file or mvn:group/artifact/version: download"
            + " https://example.org/clock.jar first");
    install.file = "mvn:org.example/clock/1.0.0";
    assertRefused(
        install,
        "mvn:org.example/clock/1.0.0 is neither in the distribution's system folder nor in"
            + " karaf/repository of the data folder: give the path of the jar");
  }

  @Test
  void saysWhatHoldsAVersionAndWhatCameBeside() throws Exception {
    changes.pins = 12;
    changes.rules = 1;
    var install = new PluginInstall();
    install.file = Files.writeString(folder.resolve("clock.jar"), "bytes").toString();
    install.beside = true;
    changes.beside = "2.0.0";
    assertEquals(
        """
        ✓ io.plugdesk.tool.clock 2.0.0 runs beside 1.0.0: give it to tenants with plugin:pin or plugin:canary
          1.1.0 goes when 1 tenant is unpinned, and 12 conversations no longer keep it, and what it has in progress is done: 2; deploy/clock.jar becomes deploy/clock.jar.removed
        """,
        run(install, false));
    assertEquals(List.of("install bytes beside by shell"), changes.orders);
  }

  @Test
  void saysWhatConversationsLose() throws Exception {
    changes.pins = 1;
    changes.ended = true;
    var remove = new PluginRemove();
    remove.plugin = "clock";
    var said = run(remove, false);
    assertTrue(
        said.contains(
            "1.1.0 goes when what it has in progress is done: 2, and 1 conversation loses it;"),
        said);
  }

  @Test
  void goesForwardToAVersionOfWhichOnlyBytesAreLeft() throws Exception {
    var upgrade = new PluginUpgrade();
    upgrade.plugin = "org.example.gone";
    upgrade.version = "2.0.0";
    run(upgrade, false);

    assertEquals(List.of("upgrade org.example.gone 2.0.0 by shell"), changes.orders);
    upgrade.plugin = "cuckoo";
    assertRefused(
        upgrade,
        "There is no plugin cuckoo: its jar in deploy/ brings it. The plugins are: io.plugdesk.tool.clock, noise.jar");
  }

  @Test
  void saysThatOptionsComeFirst() {
    var rollback = rollback("clock");
    rollback.behind = List.of("--dry-run");
    assertRefused(rollback, "Options come first: write --dry-run right after the command's name");
    rollback.behind = List.of("web");
    assertRefused(rollback, "One at a time: web is too much");
    assertEquals(List.of(), changes.orders);
  }

  @Test
  void describesEveryCommandWithAnExample() {
    Stream.of(PluginInstall.class, PluginUpgrade.class, PluginRollback.class, PluginRemove.class)
        .forEach(
            type ->
                assertTrue(
                    type.getAnnotation(Command.class).detailedDescription().contains("Example: "),
                    type.getName()));
  }

  private static PluginRollback rollback(String plugin) {
    var rollback = new PluginRollback();
    rollback.plugin = plugin;
    return rollback;
  }

  private void assertRefused(PluginChangeAction action, String message) {
    var refusal = assertThrows(PlugdeskException.class, () -> run(action, false));
    assertEquals(message, refusal.getMessage());
  }

  private String run(PluginChangeAction action, boolean json) throws Exception {
    action.installations = new FakePlugins();
    action.changes = changes;
    var bytes = new ByteArrayOutputStream();
    action.run(new Output(new PrintStream(bytes, true, StandardCharsets.UTF_8), json, 0));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
