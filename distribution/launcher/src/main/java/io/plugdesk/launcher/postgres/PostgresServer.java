package io.plugdesk.launcher.postgres;

import io.plugdesk.launcher.house.Failure;
import io.plugdesk.launcher.house.House;
import io.plugdesk.launcher.house.KeyRing;
import io.plugdesk.launcher.house.OwnerOnly;
import io.plugdesk.launcher.process.ChildSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The database server of the house: copied and initialised once, then started with our settings.
 */
public final class PostgresServer {
  public static final String NAME = "postgres";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int RANK = 3;

  /** More rounds make a weak password dear to guess. Ours are drawn, and too long to be guessed. */
  private static final String SCRAM_ITERATIONS = "scram_iterations=1";

  private static final List<String> SETTINGS =
      List.of(
          "listen_addresses=127.0.0.1",
          "unix_socket_directories=",
          "fsync=on",
          "synchronous_commit=on",
          "full_page_writes=on",
          "password_encryption=scram-sha-256",
          SCRAM_ITERATIONS,
          "shared_buffers=64MB",
          "max_connections=100",
          "wal_buffers=8MB",
          "effective_cache_size=256MB",
          "work_mem=4MB",
          "maintenance_work_mem=32MB",
          "max_wal_size=256MB",
          "max_parallel_workers_per_gather=0",
          "jit=off",
          "timezone=UTC",
          "log_timezone=UTC",
          "log_min_error_statement=panic",
          "log_error_verbosity=terse",
          "log_line_prefix=%m %p ");

  private final House house;
  private final KeyRing keys;
  private final String version;

  public PostgresServer(House house, KeyRing keys, String version) {
    this.house = house;
    this.keys = keys;
    this.version = version;
  }

  /** Copies and initialises what is missing and says how the server is started. */
  public ChildSpec prepare() {
    Path programs = new PostgresBinaries(house, version).installed();
    ServerUser user = ServerUser.choose();
    Path cluster = cluster();
    if (!Files.exists(cluster.resolve("PG_VERSION"))) {
      initialise(programs, cluster, user);
    }
    user.own(cluster);
    List<String> command =
        new ArrayList<>(
            List.of(
                programs.resolve("bin/postgres").toString(),
                "-D",
                cluster.toString(),
                "-c",
                "port=" + house.ports().postgres()));
    SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
    return new ChildSpec(
        NAME,
        user.command(command),
        Map.of("LC_ALL", "C"),
        house.postgres(),
        house.log(NAME),
        ChildSpec.Signal.INT,
        PATIENCE,
        RANK);
  }

  /** The data of the server, one folder per major version. */
  private Path cluster() {
    return cluster(house, version);
  }

  /** The folder of the data of a version. */
  public static Path cluster(House house, String version) {
    return house.postgres().resolve("cluster-" + version.substring(0, version.indexOf('.')));
  }

  /** Works beside the final place, so that an interrupted attempt leaves no half of a cluster. */
  private void initialise(Path programs, Path cluster, ServerUser user) {
    try {
      Path work = Files.createTempDirectory(house.postgres(), ".initialising-");
      Path password = work.resolve("password");
      OwnerOnly.write(password, keys.read(KeyRing.POSTGRES_OWNER));
      user.own(work);
      run(user.command(initdb(programs, work.resolve("data"), password)));
      Files.delete(password);
      Files.move(work.resolve("data"), cluster);
      Files.delete(work);
    } catch (IOException failure) {
      throw new Failure(
          "Cannot make the database in "
              + cluster
              + ". See that the disk is not full and the folder is writable.",
          failure);
    }
  }

  private static List<String> initdb(Path programs, Path data, Path password) {
    return List.of(
        programs.resolve("bin/initdb").toString(),
        "--pgdata=" + data,
        "--username=" + Database.OWNER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--set=" + SCRAM_ITERATIONS,
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--data-checksums");
  }

  private static void run(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new Failure(
          "initdb failed: "
              + output.strip()
              + System.lineSeparator()
              + "As root, the data folder and its parents must be open to other users, or 'unshare -U' must be allowed: move it with "
              + House.HOME
              + ".");
    }
  }
}
