package io.plugdesk.launcher.check;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What must hold before anything is started. */
public final class Prerequisites {
  private static final long MIN_DISK_BYTES = 1_000_000_000;
  private static final long MIN_MEMORY_BYTES = 1_500_000_000;
  private static final int JAVA = 17;
  private static final long KIB = 1024;

  private final House house;

  public Prerequisites(House house) {
    this.house = house;
  }

  /** Fails at the first that does not hold; returns what is odd but no reason to stop. */
  public List<String> require(Map<String, Integer> ports) {
    requireJava();
    ports.forEach(PortCheck::requireFree);
    requireDisk();
    return lowMemory().stream().toList();
  }

  /** The ports that the house itself listens on: those of external servers are not ours. */
  public Map<String, Integer> portsOfOurOwn() {
    Map<String, Integer> ports = new LinkedHashMap<>(house.ports().byName());
    if (house.postgresUrl().isPresent()) {
      ports.remove(Ports.POSTGRES);
    }
    if (house.solrUrl().isPresent()) {
      ports.remove(Ports.SOLR);
      ports.remove(Ports.ZOOKEEPER);
    }
    return ports;
  }

  static void requireJava() {
    int version = Runtime.version().feature();
    if (version != JAVA) {
      throw new Failure(
          "Plugdesk runs on JDK 17 and this is %d (%s). Set PLUGDESK_JAVA_HOME to a JDK 17."
              .formatted(version, System.getProperty("java.home")));
    }
  }

  private void requireDisk() {
    long free = freeDisk();
    if (free < MIN_DISK_BYTES) {
      throw new Failure(
          "Only %d MB are free for %s, and Plugdesk needs %d MB. Free some space, or set %s to a folder on another disk."
              .formatted(free / 1_000_000, house.home(), MIN_DISK_BYTES / 1_000_000, House.HOME));
    }
  }

  long freeDisk() {
    try {
      Path existing = house.home();
      while (!Files.exists(existing)) {
        existing = existing.getParent();
      }
      return Files.getFileStore(existing).getUsableSpace();
    } catch (IOException unknown) {
      return Long.MAX_VALUE;
    }
  }

  private static Optional<String> lowMemory() {
    return availableMemory()
        .filter(bytes -> bytes < MIN_MEMORY_BYTES)
        .map(
            bytes ->
                "Only %d MB of memory are available; the house takes about 1500. Close something if it becomes slow."
                    .formatted(bytes / 1_000_000));
  }

  static Optional<Long> availableMemory() {
    try {
      return Files.readAllLines(Path.of("/proc/meminfo")).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
          .findFirst();
    } catch (IOException notLinux) {
      return Optional.empty();
    }
  }
}
