package io.plugdesk.bench.upgrade;

import io.plugdesk.bench.probe.echo.EchoActivator;
import io.plugdesk.bench.wire.Deployed;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces plugins through the inbox, as an operator does, and watches the old ones go. */
final class Upgrades {
  private final Tenant tenant;
  private final Path assembly;
  private final Path deploy;
  private final Map<Target, Integer> patches = new HashMap<>();
  private final List<Double> takeOvers = new ArrayList<>();
  private final List<Double> drains = new ArrayList<>();

  Upgrades(Tenant tenant, Path assembly, Path deploy) {
    this.tenant = tenant;
    this.assembly = assembly;
    this.deploy = deploy;
  }

  /** Puts the next version in, and returns when it has taken over and the one before is gone. */
  void next(Target target) throws IOException, InterruptedException {
    var version = "1.0." + patches.merge(target, 1, Integer::sum);
    target.jar(assembly, version).drop(deploy, target.file());
    long dropped = System.nanoTime();
    Deployed.await(target + " " + version + " takes over", () -> serves(target, version));
    long taken = System.nanoTime();
    takeOvers.add((taken - dropped) / 1e6);
    Deployed.await(target + " before " + version + " goes", () -> isAlone(target, version));
    drains.add((System.nanoTime() - taken) / 1e6);
    System.err.printf(
        "%s %s: took over after %.0f ms, the one before was gone %.0f ms later%n",
        target, version, takeOvers.get(takeOvers.size() - 1), drains.get(drains.size() - 1));
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
