package io.plugdesk.bench.upgrade;

import io.plugdesk.bench.probe.echo.EchoActivator;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Jar;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Replaces plugins through the inbox, as an operator does, and watches the old ones go. */
final class Upgrades {
  /** How all versions that are put in begin. */
  static final String LINE = "1.0.";

  private static final long PAUSE_MILLIS = 200;

  private final Tenant tenant;
  private final Path deploy;
  private final Map<Target, List<Jar>> jars = new EnumMap<>(Target.class);
  private final Map<Target, Integer> patches = new EnumMap<>(Target.class);
  private final List<Double> takeOvers = new ArrayList<>();
  private final List<Double> drains = new ArrayList<>();

  /**
   * Makes all versions, so that nothing is made while it is measured.
   *
   * @param tenant who uses the plugins
   * @param assembly the folder of the distribution
   * @param deploy the inbox
   * @param versions how many of each
   */
  Upgrades(Tenant tenant, Path assembly, Path deploy, int versions) throws IOException {
    this.tenant = tenant;
    this.deploy = deploy;
    for (var target : Target.values()) {
      var made = new ArrayList<Jar>();
      for (int patch = 1; patch <= versions; patch++) {
        made.add(target.jar(assembly, version(patch)));
      }
      jars.put(target, made);
    }
  }

  private static String version(int patch) {
    return LINE + patch;
  }

  /** Puts the first version of something in, which replaces nothing and is not counted. */
  void begin(Target target) throws IOException, InterruptedException {
    next(target);
    takeOvers.clear();
    drains.clear();
  }

  /** Puts the next version in, and returns when it has taken over and the one before is gone. */
  void next(Target target) throws IOException, InterruptedException {
    int patch = patches.merge(target, 1, Integer::sum);
    var version = version(patch);
    jars.get(target).get(patch - 1).drop(deploy, target.file());
    long dropped = System.nanoTime();
    var what = target + " " + version;
    Deployed.await(what + " takes over", PAUSE_MILLIS, () -> serves(target, version));
    long taken = System.nanoTime();
    takeOvers.add((taken - dropped) / 1e6);
    Deployed.await(
        "the one before " + what + " goes", PAUSE_MILLIS, () -> isAlone(target, version));
    drains.add((System.nanoTime() - taken) / 1e6);
    System.err.printf(
        "%s: took over after %.0f ms, the one before was gone %.0f ms later%n",
        what, takeOvers.get(takeOvers.size() - 1), drains.get(drains.size() - 1));
  }

  int count() {
    return drains.size();
  }

  /** The longest time from dropping a file to the first work of what is in it. */
  double slowestTakeOver() {
    return takeOvers.stream().mapToDouble(each -> each).max().orElse(0);
  }

  /** The longest time from then until the version before was gone. */
  double slowestDrain() {
    return drains.stream().mapToDouble(each -> each).max().orElse(0);
  }

  /** Takes out what was put in. */
  void undo() throws IOException {
    for (var target : Target.values()) {
      Files.deleteIfExists(deploy.resolve(target.file()));
    }
  }

  private boolean serves(Target target, String version) throws IOException, InterruptedException {
    return target == Target.RESOURCE
        ? echoed().equals(version)
        : new Deployed(tenant, target.plugin()).serves(version);
  }

  private boolean isAlone(Target target, String version) throws IOException, InterruptedException {
    return target == Target.RESOURCE || new Deployed(tenant, target.plugin()).isAlone(version);
  }

  private String echoed() throws InterruptedException {
    try {
      return tenant
          .wire()
          .once(Call.get(EchoActivator.PATH, tenant.admin()))
          .path("version")
          .asText();
    } catch (IOException notYet) {
      return "";
    }
  }
}
