package io.plugdesk.launcher.backup;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import io.plugdesk.launcher.postgres.Database;
import io.plugdesk.launcher.postgres.OnlineBackup;
import io.plugdesk.launcher.terminal.Steps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The database and the search index of a running house, as they were at one moment: the end of the
 * database's backup. For the second in which the index is held at that moment no document can be
 * changed; whatever was being taken in is a job in the database and is done again after a restore.
 */
final class RunningStores {
  private static final String LOG = "pg_wal";

  private final House house;
  private final Path cluster;
  private final HouseFiles files;

  RunningStores(House house, Path cluster, HouseFiles files) {
    this.house = house;
    this.cluster = cluster;
    this.files = files;
  }

  void add(Steps steps) throws Exception {
    String solr = "http://127.0.0.1:" + house.ports().solr();
    try (OnlineBackup database =
            OnlineBackup.begin(new Database(house, new KeyRing(house.keys())));
        SolrSnapshot index = new SolrSnapshot(solr);
        StillCopy zookeeper = new StillCopy(house.solr().resolve("zookeeper"), house.run())) {
      steps.run("Database", step -> addCluster());
      boolean held = database.holdDocuments();
      OnlineBackup.End end = database.end();
      List<SolrSnapshot.Core> cores = index.take();
      zookeeper.take();
      database.releaseDocuments();
      steps.run("Database log", step -> addEnd(end));
      steps.run(
          "Search index",
          step -> {
            addIndex(cores, zookeeper);
            step.note(
                cores.size()
                    + " cores"
                    + (held ? "" : "; documents were being changed all the time"));
          });
    }
  }

  private void addCluster() throws IOException {
    var leftOut = OnlineBackup.leftOut();
    files.add(
        cluster,
        path -> {
          Path inCluster = cluster.relativize(house.home().resolve(path));
          return !inCluster.toString().isEmpty() && leftOut.test(inCluster);
        });
  }

  private void addEnd(OnlineBackup.End end) throws IOException {
    Path log = cluster.resolve(LOG);
    requireThere(log.resolve(end.firstSegment()));
    requireThere(log.resolve(end.lastSegment()));
    try (Stream<Path> segments = Files.list(log)) {
      for (Path segment : (Iterable<Path>) segments.sorted()::iterator) {
        if (end.needs(segment.getFileName().toString())) {
          files.addAs(segment, segment);
        }
      }
    }
    files.text(cluster.resolve("backup_label"), end.label());
    if (!end.tablespaces().isEmpty()) {
      files.text(cluster.resolve("tablespace_map"), end.tablespaces());
    }
  }

  private static void requireThere(Path segment) {
    if (!Files.exists(segment)) {
      throw new Failure(
          "PostgreSQL has removed "
              + segment.getFileName()
              + " of its write-ahead log too early. Start the backup again.");
    }
  }

  private void addIndex(List<SolrSnapshot.Core> cores, StillCopy zookeeper) throws IOException {
    for (SolrSnapshot.Core core : cores) {
      files.addAs(
          core.folder().resolve("core.properties"), core.folder().resolve("core.properties"));
      Path pointer = core.folder().resolve("data").resolve("index.properties");
      if (Files.exists(pointer)) {
        files.addAs(pointer, pointer);
      }
      for (Path file : core.files()) {
        files.addAs(file, file);
      }
    }
    zookeeper.addTo(files);
  }
}
