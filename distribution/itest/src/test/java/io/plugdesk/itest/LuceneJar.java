package io.plugdesk.itest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The second retrieval back end, which is not shipped: put into the inbox, and taken out again. */
final class LuceneJar {
  /** The plugin's id. */
  static final String ID = "io.plugdesk.retrieval.lucene";

  private static final Path BUILT =
      Path.of("../../bundles/retrieval-lucene/target/plugdesk-retrieval-lucene-1.0.0-SNAPSHOT.jar");

  private LuceneJar() {}

  /** Puts it into the inbox and waits until it is installed. */
  static void deploy(RunningHouse house) throws Exception {
    assertTrue(Files.exists(BUILT), "Build bundles/retrieval-lucene first: " + BUILT);
    var arriving = house.home().resolve("deploy/lucene.jar.part");
    Files.copy(BUILT, arriving, StandardCopyOption.REPLACE_EXISTING);
    Files.move(arriving, file(house));
    Await.until("lucene is listed", () -> isInstalled(house));
  }

  /** Takes it out of the inbox and waits until it is gone. */
  static void remove(RunningHouse house) throws Exception {
    Files.deleteIfExists(file(house));
    Await.until("lucene is gone", () -> !isInstalled(house));
  }

  private static Path file(RunningHouse house) {
    return house.home().resolve("deploy/lucene.jar");
  }

  private static boolean isInstalled(RunningHouse house) throws Exception {
    return house.launch("shell", "plugin:list --json").contains(ID);
  }
}
