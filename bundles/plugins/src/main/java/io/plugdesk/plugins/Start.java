package io.plugdesk.plugins;

import io.plugdesk.desk.health.HealthCheck.Health;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The start of the house as far as the plugins know it: over when the framework has started its
 * bundles and every declared instance of the first projection is up, or the limits for it have
 * passed; from then on it stays over and tells what is not up. What lies in deploy is not part of
 * it.
 *
 * <p>As long as instances come up the others are waited for: many tenants take their time.
 */
final class Start {
  /** How long a bundle that is not installed is waited for. */
  static final Duration INSTALL_LIMIT = Duration.ofSeconds(5);

  /** How long instances are waited for, however many come up meanwhile. */
  static final Duration WHOLE_LIMIT = Duration.ofMinutes(5);

  private static final int NAMED = 5;

  private final Declarations declarations;
  private final Directory directory;
  private final Catalogue catalogue;
  private final BooleanSupplier booted;
  private final LongSupplier clock;
  private volatile long projectedAt;
  private volatile long changedAt;
  private volatile long bootedAt;
  private volatile boolean projected;
  private volatile boolean over;

  /**
   * Begins.
   *
   * @param declarations what is switched on
   * @param directory what is up
   * @param catalogue what is installed
   * @param booted whether the framework has started its bundles
   * @param clock the system's clock in nanoseconds
   */
  Start(
      Declarations declarations,
      Directory directory,
      Catalogue catalogue,
      BooleanSupplier booted,
      LongSupplier clock) {
    this.declarations = declarations;
    this.directory = directory;
    this.catalogue = catalogue;
    this.booted = booted;
    this.clock = clock;
    directory.watch(tenantId -> changedAt = clock.getAsLong());
  }

  /** Every tenant's features have been read and projected once. */
  void projected() {
    projectedAt = clock.getAsLong();
    changedAt = projectedAt;
    projected = true;
  }

  /** Whether it is over. */
  boolean isOver() {
    return over || check().ready();
  }

  /** Whether all that is declared and installed is up, or has had its time. */
  boolean isSettled() {
    return missing(true).isEmpty() || isStuck(clock.getAsLong() - projectedAt);
  }

  /** Whether it is over, and what is not up. */
  Health check() {
    if (!projected) {
      return new Health(
          "plugins",
          false,
          "waits for the list of tenants and their features: is PostgreSQL running?");
    }
    var waited = clock.getAsLong() - projectedAt;
    if (!over && !booted.getAsBoolean() && waited <= WHOLE_LIMIT.toNanos()) {
      bootedAt = clock.getAsLong();
      return new Health("plugins", false, "waits for the bundles that came with the house");
    }
    var starting = missing(true);
    var absent = missing(false);
    over |=
        (starting.isEmpty() || isStuck(waited))
            && (absent.isEmpty()
                || clock.getAsLong() - Math.max(projectedAt, bootedAt) > INSTALL_LIMIT.toNanos());
    var details = new ArrayList<String>();
    if (!starting.isEmpty()) {
      details.add("not up: " + named(starting) + "; see the log for the reason");
    }
    if (!absent.isEmpty()) {
      details.add("not installed: " + named(absent) + "; install it or switch it off");
    }
    return new Health("plugins", over, String.join(". ", details));
  }

  private boolean isStuck(long waited) {
    return clock.getAsLong() - Math.max(changedAt, bootedAt) > Absence.START_LIMIT.toNanos()
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
