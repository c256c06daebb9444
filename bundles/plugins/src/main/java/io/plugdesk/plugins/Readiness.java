package io.plugdesk.plugins;

import io.plugdesk.desk.health.HealthCheck;
import java.util.function.BooleanSupplier;

/**
 * Ready when the start is over and the declared bundles have been dealt with; from then on it stays
 * ready and tells what is not up.
 */
final class Readiness implements HealthCheck {
  private final Start start;
  private final BooleanSupplier deployed;
  private volatile boolean ready;

  /**
   * Begins as not ready.
   *
   * @param start the start of the house
   * @param deployed whether all that was declared at the start has been dealt with
   */
  Readiness(Start start, BooleanSupplier deployed) {
    this.start = start;
    this.deployed = deployed;
  }

  /** Whether it has been ready once. */
  boolean ready() {
    return ready || check().ready();
  }

  @Override
  public Health check() {
    var health = start.check();
    if (ready || !health.ready()) {
      return health;
    }
    if (!deployed.getAsBoolean()) {
      return new Health(
          "plugins", false, "waits for the bundles in deploy: plugin:list shows what is missing");
    }
    ready = start.isSettled();
    return ready
        ? health
        : new Health("plugins", false, "waits for what came from deploy to be up");
  }
}
