package io.plugdesk.bench.versions;

import io.plugdesk.bench.wire.Console;
import io.plugdesk.bench.wire.Jar;
import io.plugdesk.bench.wire.OwnDatabase;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import io.plugdesk.launcher.house.House;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** The versions of the plugin that tells the time, as the console changes them. */
final class Clock implements AutoCloseable {
  static final String PLUGIN = "io.plugdesk.tool.clock";
  private static final String ARTIFACT = "plugdesk-tool-clock";
  private static final long LIMIT_NANOS = 60_000_000_000L;
  private static final long PAUSE_MILLIS = 10;

  private final House house;
  private final Console console;
  private final Path folder;

  Clock(House house) throws IOException {
    this.house = house;
    this.console = new Console(house);
    this.folder = Files.createTempDirectory("plugdesk-bench");
  }

  /** Installs a version in the place of the others. */
  void install(String version) throws IOException, InterruptedException {
    console.run("plugin:install " + jar(version));
  }

  /** Installs a version beside the others. */
  void installBeside(String version) throws IOException, InterruptedException {
    console.run("plugin:install --beside " + jar(version));
  }

  private Path jar(String version) throws IOException {
    var name = "clock-" + version + ".jar";
    Jar.shipped(house.assembly(), ARTIFACT, version).drop(folder, name);
    return folder.resolve(name);
  }

  void pin(Tenant tenant, String version) throws IOException, InterruptedException {
    console.run("plugin:pin %s %s %s".formatted(tenant.slug(), PLUGIN, version));
  }

  void canary(Tenant tenant, String version, int percent) throws IOException, InterruptedException {
    console.run("plugin:canary %s %s %s %d".formatted(tenant.slug(), PLUGIN, version, percent));
  }

  void unpin(Tenant tenant) throws IOException, InterruptedException {
    console.run("plugin:unpin %s %s".formatted(tenant.slug(), PLUGIN));
  }

  /** Lifts the rules of tenants, as far as they have any. */
  void lift(Tenant... tenants) throws InterruptedException {
    for (var tenant : tenants) {
      try {
        unpin(tenant);
      } catch (IOException e) {
        System.err.println(e.getMessage());
      }
    }
  }

  /** A change of the console. */
  interface Change {
    void make() throws IOException, InterruptedException;
  }

  void rollBack() throws IOException, InterruptedException {
    console.run("plugin:rollback " + PLUGIN);
  }

  /**
   * How many milliseconds after its declaration a change has a version do the tenant's new work.
   */
  double propagation(Tenant tenant, String version, Change change)
      throws IOException, InterruptedException {
    var seen = CompletableFuture.supplyAsync(() -> seen(tenant, version));
    change.make();
    long took = seen.join();
    var declared =
        new OwnDatabase(house)
            .rows(
                "select (extract(epoch from max(timestamp)) * 1000)::text from audit.event"
                    + " where event_type like 'plugin.%'");
    return Math.round(10 * (took - Double.parseDouble(declared.get(0).get(0)))) / 10.0;
  }

  private static long seen(Tenant tenant, String version) {
    long end = System.nanoTime() + LIMIT_NANOS;
    try {
      while (System.nanoTime() < end) {
        var tools = tenant.wire().once(Call.get("/tools", tenant.admin())).path("tools");
        if (tools.size() == 1 && tools.get(0).path("version").asText().equals(version)) {
          return System.currentTimeMillis();
        }
        Thread.sleep(PAUSE_MILLIS);
      }
      throw new IllegalStateException(version + " does not take the work");
    } catch (IOException e) {
      throw new IllegalStateException("GET /tools failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Nobody waits", e);
    }
  }

  /** Removes what was installed; where that is nothing, it says so. */
  @Override
  public void close() {
    try {
      console.run("plugin:remove " + PLUGIN);
    } catch (IOException e) {
      System.err.println(e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
