package io.plugdesk.bench.midwork;

import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;

/** Small files that come into a tenant's watched folder in waves; no two say the same. */
final class Lockers {
  /** How the ids of their documents begin. */
  static final String IDS = "folder/";

  /** Where their documents go. */
  static final String NAMESPACE = "files";

  private static final int RESULTS = 10;
  private static final int FACTOR = 7_919;
  private static final int CODES = 100_000;

  private final Path folder;
  private final int wave;
  private int count;

  /**
   * No file yet.
   *
   * @param folder the watched folder
   * @param wave how many come at once
   */
  Lockers(Path folder, int wave) {
    this.folder = folder;
    this.wave = wave;
  }

  int count() {
    return count;
  }

  /** All files of the next wave are there at one moment, and nobody has just written to them. */
  void next() throws IOException {
    var hidden = Files.createDirectories(folder.resolve("." + folderOf(count)));
    var settled = FileTime.from(Instant.now().minusSeconds(60));
    for (int number = count; number < count + wave; number++) {
      var file = Files.writeString(hidden.resolve(name(number)), text(number));
      Files.setLastModifiedTime(file, settled);
    }
    Files.move(hidden, folder.resolve(folderOf(count)), StandardCopyOption.ATOMIC_MOVE);
    count += wave;
  }

  /** How often a search finds the document of a file. */
  int found(Tenant tenant, int number) throws IOException, InterruptedException {
    var query = Map.of("query", text(number), "top_k", RESULTS, "namespace", NAMESPACE);
    var call = Call.post("/api/v1/rag/query", tenant.admin(), query);
    int found = 0;
    for (var each : tenant.wire().insist(call).path("results")) {
      found += each.path("metadata").path("source").asText().equals(id(number)) ? 1 : 0;
    }
    return found;
  }

  String id(int number) {
    return IDS + folderOf(number) + "/" + name(number);
  }

  private String folderOf(int number) {
    return "wave-" + number / wave;
  }

  private static String name(int number) {
    return "locker-%05d.md".formatted(number);
  }

  static String text(int number) {
    int code = (int) ((long) (number + 1) * FACTOR % CODES);
    return "# Locker %1$05d\n\nThe code of locker %1$05d is %2$05d.\n".formatted(number, code);
  }
}
