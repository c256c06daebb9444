package io.plugdesk.launcher.backup;

import io.plugdesk.launcher.house.About;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.postgres.PostgresServer;
import io.plugdesk.launcher.terminal.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

/** Puts the data folder of a house, running or stopped, into one archive. */
public final class Backup {
  private final House house;
  private final Steps steps;

  public Backup(House house, Steps steps) {
    this.house = house;
    this.steps = steps;
  }

  /**
   * Makes the archive, whole or not at all.
   *
   * @param target the archive; it must not be there yet
   * @param running whether the house runs: then PostgreSQL and Solr are asked for a consistent copy
   * @return how many files are inside
   */
  public long write(Path target, boolean running) throws Exception {
    requireOwnStores();
    if (Files.exists(target)) {
      throw new Failure(target + " is there already. Name another file, or remove it.");
    }
    if (!Files.isDirectory(house.postgres()) || !Files.isDirectory(house.keys())) {
      throw new Failure("There is no house in " + house.home() + ". Nothing was backed up.");
    }
    About about = About.read();
    BackupFacts facts =
        new BackupFacts(
            BackupFacts.FORMAT,
            about.version(),
            about.postgres(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            running);
    try (ArchiveWriter archive = new ArchiveWriter(target, facts)) {
      HouseFiles files = new HouseFiles(house.home(), archive);
      Set<Path> early = new HashSet<>();
      if (running) {
        // What the database names at its moment may be gone a moment later: the bytes come first.
        steps.run("Documents", step -> addEarly(files, early));
        new RunningStores(house, cluster(about), files).add(steps);
      } else {
        steps.run("Stores", step -> addStopped(files, cluster(about)));
      }
      steps.run(
          "Files and keys",
          step ->
              files.add(
                  house.home(),
                  path ->
                      isMadeAnew(path)
                          || isStore(path)
                          || isTarget(path, target)
                          || early.contains(path)));
      archive.finish();
      return archive.files();
    }
  }

  private void addEarly(HouseFiles files, Set<Path> early) throws IOException {
    files.add(
        house.home().resolve("files"),
        path -> {
          if (Files.isRegularFile(house.home().resolve(path))) {
            early.add(path);
          }
          return false;
        });
  }

  private void requireOwnStores() {
    if (house.postgresUrl().isPresent() || house.solrUrl().isPresent()) {
      throw new Failure(
          "The house uses a PostgreSQL or a Solr of yours ("
              + House.POSTGRES_URL
              + ", "
              + House.SOLR_URL
              + "). Back those up with their own tools, and the data folder with tar.");
    }
  }

  private void addStopped(HouseFiles files, Path cluster) throws IOException {
    files.add(cluster, path -> path.endsWith("postmaster.pid"));
    files.add(house.solr(), path -> false);
  }

  private static Path cluster(House house, About about) {
    return PostgresServer.cluster(house, about.postgres());
  }

  private Path cluster(About about) {
    return cluster(house, about);
  }

  /** Karaf's cache, logs, and what the launcher remembers, but for which demo it has brought. */
  private static boolean isMadeAnew(Path path) {
    return path.startsWith("karaf")
        || path.startsWith("log")
        || path.startsWith("run") && path.getNameCount() > 1 && !path.endsWith("demo.json");
  }

  private static boolean isStore(Path path) {
    return path.startsWith("postgres") || path.startsWith("solr");
  }

  /** The archive may lie in the data folder; so may what it is made from. */
  private boolean isTarget(Path path, Path target) {
    Path whole = house.home().resolve(path);
    return target.getParent().equals(whole.getParent())
        && (whole.getFileName().toString().startsWith(target.getFileName().toString())
            || whole.getFileName().toString().startsWith(".digests"));
  }
}
