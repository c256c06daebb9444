package io.plugdesk.plugins;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.TenantContext;
import io.plugdesk.plugins.health.HealthBook;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Why what a tenant has switched on gives no lease. */
final class Absence {
  /** How long a declared instance counts as starting. */
  static final Duration START_LIMIT = Duration.ofSeconds(20);

  private final Declarations declarations;
  private final Directory directory;
  private final Catalogue catalogue;
  private final OfferedSeams offered;
  private final BooleanSupplier ready;
  private final HealthBook health;

  /**
   * Looks at the same as whoever leases.
   *
   * @param declarations what is switched on
   * @param directory what is up
   * @param catalogue what is installed
   * @param offered what was installed
   * @param ready whether the start of the house is over
   * @param health which versions get work
   */
  Absence(
      Declarations declarations,
      Directory directory,
      Catalogue catalogue,
      OfferedSeams offered,
      BooleanSupplier ready,
      HealthBook health) {
    this.declarations = declarations;
    this.directory = directory;
    this.catalogue = catalogue;
    this.offered = offered;
    this.ready = ready;
    this.health = health;
  }

  /** Throws MISCONFIGURED where an instance is up and gets no work. */
  void refuseQuarantined(TenantContext tenant, Class<?> seam, String plugin) {
    for (var instance : directory.of(tenant.tenantId(), plugin)) {
      var verdict =
          instance.offers(seam)
              ? health.verdict(HealthWatch.subject(instance.key().plugin(), instance.release()))
              : "";
      if (!verdict.isEmpty()) {
        throw new PlugdeskException(
            Kind.MISCONFIGURED,
            "%s is off, for it is quarantined (%s): see plugin:health, and replace it or use plugin:release"
                .formatted(
                    HealthWatch.subject(instance.key().plugin(), instance.release()), verdict));
      }
    }
  }

  /**
   * Throws TRANSIENT where the plugin offers the seam, or did as long as it was there. What a new
   * one offers, only its bundle says: before the start is over that may still come.
   */
  void refuseMissing(Class<?> seam, String plugin) {
    var missing =
        catalogue
            .find(plugin)
            .map(installed -> installed.info().kinds().contains(seam.getSimpleName()))
            .orElseGet(() -> !ready.getAsBoolean() || offered.contains(plugin, seam));
    if (missing) {
      throw new PlugdeskException(
          Kind.TRANSIENT,
          "%s is switched on and not up: see plugin:info %s, or switch it off"
              .formatted(plugin, plugin));
    }
  }

  /** Whether it may be up in a moment. */
  boolean starting(TenantContext tenant, Class<?> seam, String plugin) {
    var installed = catalogue.find(plugin);
    if (installed.isEmpty()) {
      return !ready.getAsBoolean();
    }
    if (!installed.get().info().kinds().contains(seam.getSimpleName())) {
      return false;
    }
    var since = Math.max(declarations.changedAt(tenant), catalogue.changedAt());
    return System.nanoTime() - since < START_LIMIT.toNanos();
  }

  /** Whether the start of the house is not over, and it may be up in a moment. */
  boolean mayStillCome(TenantContext tenant, Class<?> seam, String plugin) {
    return !ready.getAsBoolean() && starting(tenant, seam, plugin);
  }
}
