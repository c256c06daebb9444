package io.plugdesk.launcher.run;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The name by which this node knows, after a crash, which messages it was answering. Two nodes of
 * one name would take each other's messages for their own and answer them a second time.
 *
 * <p>It is the given one; else the usual one for the node that brings the database, of which there
 * is one; else one that is drawn once.
 */
final class NodeName {
  private static final String SETTINGS = "io.plugdesk.engine.EngineComponent.cfg";
  private static final String KEY = "node";
  private static final String NAME = "[A-Za-z0-9._-]{1,60}";

  private final House house;
  private final Path settings;

  NodeName(House house) {
    this.house = house;
    this.settings = house.karaf().resolve("etc").resolve(SETTINGS);
  }

  /** Has Karaf start under this name; what else was set there stays. */
  void tell() {
    if (house.node().isEmpty() && house.postgresUrl().isEmpty()) {
      if (Files.exists(settings)) {
        OwnerOnly.write(settings, others().stream().collect(Collectors.joining("\n", "", "\n")));
      }
      return;
    }
    String name = house.node().orElseGet(this::drawn);
    if (!name.matches(NAME)) {
      throw new Failure(
          House.NODE
              + " is '"
              + name
              + "', which is no name of a node. Take letters, digits, '.', '_' and '-', at most 60.");
    }
    OwnerOnly.makeFolders(settings.getParent());
    OwnerOnly.write(
        settings,
        Stream.concat(others().stream(), Stream.of(KEY + " = " + name))
            .collect(Collectors.joining("\n", "", "\n")));
  }

  private String drawn() {
    Path file = house.run().resolve(KEY);
    if (!Files.exists(file)) {
      OwnerOnly.write(file, "node-" + UUID.randomUUID());
    }
    return read(file).get(0).strip();
  }

  private List<String> others() {
    return Files.exists(settings)
        ? read(settings).stream().filter(line -> !line.matches(KEY + "\\s*[=:].*")).toList()
        : List.of();
  }

  private static List<String> read(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException failure) {
      throw new Failure("Cannot read " + file + ". Delete it; it is made again.", failure);
    }
  }
}
