package io.plugdesk.plugins;

import io.plugdesk.desk.health.HealthCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Ready when the declared bundles are installed and every declared instance of the first projection
 * is up, or the limits for it have passed; from then on it stays ready and tells what is not up.
 *
 * <p>As long as instances come up the others are waited for: many tenants take their time.
 */
final class Readiness implements HealthCheck {
  /** How long a bundle that is not installed is waited for. */
  static final Duration INSTALL_LIMIT = Duration.ofSeconds(5);

  /** How long instances are waited for, however many come up meanwhile. */
  static final Duration WHOLE_LIMIT = Duration.ofMinutes(5);

  private static final int NAMED = 5;

  private final Declarations declarations;
  private final Directory directory;
  private final Catalogue catalogue;
  private final BooleanSupplier deployed;
  private final LongSupplier clock;
  private volatile long projectedAt;
  private volatile long changedAt;
  private volatile boolean projected;
  private volatile boolean ready;

  /**
   * Begins as not ready.
   *
   * @param declarations what is switched on
   * @param directory what is up
   * @param catalogue what is installed
   * @param deployed whether the declared bundles have been installed
   * @param clock the system's clock in nanoseconds
   */
  Readiness(
      Declarations declarations,
      Directory directory,
      Catalogue catalogue,
      BooleanSupplier deployed,
      LongSupplier clock) {
    this.declarations = declarations;
    this.directory = directory;
    this.catalogue = catalogue;
    this.deployed = deployed;
    this.clock = clock;
    directory.watch(tenantId -> changedAt = clock.getAsLong());
  }

  /** Every tenant's features have been read and projected once. */
  void projected() {
    projectedAt = clock.getAsLong();
    changedAt = projectedAt;
    projected = true;
  }

  /** Whether the start is over. */
  boolean ready() {
    return ready || check().ready();
  }

  @Override
  public Health check() {
    if (!projected) {
      return new Health(
          "plugins",
          false,
          "waits for the list of tenants and their features: is PostgreSQL running?");
    }
    if (!deployed.getAsBoolean()) {
      return new Health(
          "plugins", false, "waits for the bundles in deploy: plugin:list shows what is missing");
    }
    var waited = clock.getAsLong() - projectedAt;
    var starting = missing(true);
    var absent = missing(false);
    ready |=
        (starting.isEmpty() || isStuck(waited))
            && (absent.isEmpty() || waited > INSTALL_LIMIT.toNanos());
    var details = new ArrayList<String>();
    if (!starting.isEmpty()) {
      details.add("not up: " + named(starting) + "; see the log for the reason");
    }
    if (!absent.isEmpty()) {
      details.add("not installed: " + named(absent) + "; install it or switch it off");
    }
    return new Health("plugins", ready, String.join(". ", details));
  }

  private boolean isStuck(long waited) {
    return clock.getAsLong() - changedAt > LeasedPlugins.START_LIMIT.toNanos()
        || waited > WHOLE_LIMIT.toNanos();
  }

  private List<String> missing(boolean installed) {
    var missing = new ArrayList<String>();
    declarations
        .all()
        .forEach(
            (tenantId, features) ->
                features.keySet().stream()
                    .filter(plugin -> directory.of(tenantId, plugin).isEmpty())
                    .filter(plugin -> catalogue.find(plugin).isPresent() == installed)
                    .forEach(missing::add));
    return missing;
  }

  private static String named(List<String> plugins) {
    var distinct = plugins.stream().distinct().sorted().toList();
    var more = distinct.size() - NAMED;
    var names = String.join(", ", distinct.subList(0, Math.min(NAMED, distinct.size())));
    return more > 0 ? names + " and " + more + " more" : names;
  }
}
