package io.plugdesk.bench.midwork;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockersTest {
  @TempDir Path folder;

  @Test
  void everyFileHasItsOwnIdAndItsOwnText() throws IOException {
    var lockers = new Lockers(folder, 30);
    lockers.next();
    lockers.next();

    var texts = new HashSet<String>();
    for (int number = 0; number < lockers.count(); number++) {
      var path = lockers.id(number).substring(Lockers.IDS.length());
      texts.add(Files.readString(folder.resolve(path)));
    }

    assertEquals(60, lockers.count());
    assertEquals(60, texts.size());
  }

  @Test
  void aWaveIsThereAsAWholeAndSettled() throws IOException {
    var lockers = new Lockers(folder, 3);
    lockers.next();

    try (var files = Files.walk(folder)) {
      var all = files.filter(Files::isRegularFile).toList();
      assertEquals(3, all.size());
      for (var file : all) {
        assertTrue(
            Files.getLastModifiedTime(file).toInstant().isBefore(Instant.now().minusSeconds(5)));
      }
    }
  }
}
