package io.plugdesk.plugins;

import static io.plugdesk.plugins.SmallHouse.SAMPLE;
import static io.plugdesk.plugins.SmallHouse.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.plugins.PluginChanges.Order;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives of plugins: read, dropped in, replaced and taken away. */
class KarTest {
  private static final String OTHER = "io.plugdesk.plugins.other";

  @TempDir Path folder;

  @Test
  void readsThePluginsAndLeavesTheRestOut() throws Exception {
    var library = Container.jar("1.0.0", Map.of("Import-Package", "!*"));
    var kar =
        kar(
            Map.of(
                "repository/features.xml",
                new byte[] {1},
                "repository/a/library.jar",
                library,
                "elsewhere/greeting.jar",
                Container.sample("2.0.0"),
                "repository/io/plugdesk/greeting.jar",
                Container.sample("1.0.0")));

    var plugins = Kar.read(Files.write(folder.resolve("x.kar"), kar));

    assertEquals(Set.of("x.kar!" + SAMPLE), plugins.keySet());
    assertEquals("1.0.0", plugins.get("x.kar!" + SAMPLE).artifact().version());
  }

  @Test
  void refusesAnArchiveWithoutAPlugin() throws Exception {
    var file = Files.write(folder.resolve("x.kar"), kar(Map.of("readme.txt", new byte[] {1})));

    var refusal = assertThrows(PlugdeskException.class, () -> Kar.read(file));

    assertEquals(
        "it holds no plugin: those are jars in its folder repository", refusal.getMessage());
  }

  @Test
  void refusesAnArchiveWithAPluginThatCannotCome() throws Exception {
    var house = Container.jar("1.0.0", Map.of("Export-Package", SAMPLE));
    var file = Files.write(folder.resolve("x.kar"), kar(Map.of("repository/house.jar", house)));

    var refusal = assertThrows(PlugdeskException.class, () -> Kar.read(file));

    assertTrue(
        refusal.getMessage().startsWith("repository/house.jar in it: it exports packages"),
        refusal.getMessage());
  }

  @Test
  void takesHalfAnArchiveForOneThatIsStillCopied() throws Exception {
    var whole = kar(Map.of("repository/greeting.jar", Container.sample("1.0.0")));
    var half = java.util.Arrays.copyOf(whole, whole.length / 2);
    var file = Files.write(folder.resolve("x.kar"), half);

    assertThrows(ZipException.class, () -> Kar.read(file));
  }

  @Test
  void runsItsPluginsAndStopsThemWhenItIsRemoved() throws Exception {
    try (var house = open()) {
      house.drop("x.kar", both("1.0.0"));
      await(() -> "hello x1".equals(house.answer()) && house.artifacts.declared().size() == 2);
      assertEquals(
          Set.of("x.kar!" + SAMPLE, "x.kar!" + OTHER),
          Set.copyOf(house.artifacts.declared().stream().map(d -> d.source().file()).toList()));

      house.remove("x.kar");
      await(() -> house.installations().isEmpty());
      assertEquals("nothing", house.answer());
    }
  }

  @Test
  void bringsTheNextVersionInThePlaceOfTheOneBefore() throws Exception {
    try (var house = open()) {
      house.drop("x.kar", kar(Map.of("repository/greeting-1.jar", Container.sample("1.0.0"))));
      await(() -> "1.0.0".equals(house.version()));

      house.drop("x.kar", kar(Map.of("repository/greeting-2.jar", Container.sample("1.1.0"))));
      await(() -> "1.1.0".equals(house.version()));
      await(() -> house.artifacts.declared().size() == 1);
      assertFalse(house.artifacts.trail().contains("withdrawn " + SAMPLE + " 1.0.0"));

      house.restartWithoutCache();
      await(() -> "1.1.0".equals(house.version()));
      assertFalse(house.lies("x.kar!" + SAMPLE + ".removed"));
    }
  }

  @Test
  void goesOnWithWhatItBroughtWhenTheNextOneIsBroken() throws Exception {
    try (var house = open()) {
      house.drop("x.kar", kar(Map.of("repository/greeting.jar", Container.sample("1.0.0"))));
      await(() -> "1.0.0".equals(house.version()));

      house.drop("x.kar", kar(Map.of("readme.txt", new byte[] {1})));
      await(() -> house.noted("x.kar"));
      assertEquals("1.0.0", house.version());
      assertEquals(
          List.of("x.kar by deploy: it holds no plugin: those are jars in its folder repository"),
          house.artifacts.refused());
    }
  }

  @Test
  void aPluginThatACommandRemovedStaysAwayAlsoAfterARestart() throws Exception {
    try (var house = open()) {
      house.drop("x.kar", both("1.0.0"));
      await(() -> house.artifacts.declared().size() == 2);

      house.changes().remove(OTHER, null, new Order("mia", false));
      await(() -> house.lies("x.kar!" + OTHER + ".removed"));
      house.restartWithoutCache();
      await(() -> "hello x1".equals(house.answer()));
      assertEquals(1, house.artifacts.declared().size());

      house.remove("x.kar");
      await(() -> !house.lies("x.kar!" + OTHER + ".removed"));
      house.drop("x.kar", both("1.0.0"));
      await(() -> house.artifacts.declared().size() == 2);
    }
  }

  @Test
  void isInstalledByACommandAsAWhole() throws Exception {
    try (var house = open()) {
      var file = house.jar("x.kar", both("1.0.0"));

      var change = house.changes().install(file, false, new Order("mia", false));

      assertEquals(OTHER + ", " + SAMPLE, change.plugin());
      assertEquals("1.0.0, 1.0.0", change.to());
      await(() -> "hello x1".equals(house.answer()));
    }
  }

  private SmallHouse open() throws Exception {
    var house = new SmallHouse(folder);
    house.open();
    await(house::ready);
    return house;
  }

  private static byte[] both(String version) throws Exception {
    var other = Container.jar(version, Map.of("Bundle-SymbolicName", OTHER));
    return kar(
        Map.of(
            "repository/greeting.jar", Container.sample(version), "repository/other.jar", other));
  }

  private static byte[] kar(Map<String, byte[]> entries) throws Exception {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return bytes.toByteArray();
  }
}
