package io.plugdesk.plugins;

import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** One instance of a plugin for one tenant: got once when first needed, and counted while held. */
final class Instance {
  /** The best first: latest release, then latest settings, then highest ranking. */
  static final Comparator<Instance> BEST =
      Comparator.comparing((Instance instance) -> instance.release)
          .thenComparingInt(instance -> instance.key.revision())
          .thenComparingInt(instance -> instance.ranking)
          .reversed();

  /**
   * What an instance serves.
   *
   * @param tenantId the tenant's UUID
   * @param plugin the plugin's id
   * @param revision the number of its settings
   */
  record Key(String tenantId, String plugin, int revision) {}

  private static final Duration AGAIN = Duration.ofSeconds(10);

  private final Key key;
  private final Release release;
  private final int ranking;
  private final Set<String> seams;
  private final Supplier<Object> opener;
  private final CompletableFuture<Void> drained = new CompletableFuture<>();
  private Object service;
  private Long failedAt;
  private int leases;
  private boolean retired;

  /**
   * Describes an instance without getting it.
   *
   * @param key what it serves
   * @param release the plugin's bundle
   * @param ranking its service ranking
   * @param seams the names of the interfaces under which it is registered
   * @param opener gets it; null when it does not start
   */
  Instance(Key key, Release release, int ranking, Set<String> seams, Supplier<Object> opener) {
    this.key = key;
    this.release = release;
    this.ranking = ranking;
    this.seams = Set.copyOf(seams);
    this.opener = opener;
  }

  Key key() {
    return key;
  }

  Release release() {
    return release;
  }

  int ranking() {
    return ranking;
  }

  boolean offers(Class<?> seam) {
    return seams.contains(seam.getName());
  }

  /** Whether it starts; starts it where that has not happened, and after a failure not at once. */
  synchronized boolean starts() {
    if (service == null && !retired && mayTry()) {
      service = opener.get();
      failedAt = service == null ? System.nanoTime() : null;
    }
    return service != null;
  }

  /** Takes a lease, or returns null when the instance is retired or does not start. */
  synchronized Object acquire() {
    if (retired || !starts()) {
      return null;
    }
    leases++;
    return service;
  }

  synchronized void giveBack() {
    leases--;
    settle();
  }

  /** Gives no further lease; the stage completes when the last one is closed. */
  synchronized CompletableFuture<Void> retire() {
    retired = true;
    settle();
    return drained;
  }

  /** Whether it gives no further lease. */
  synchronized boolean isRetired() {
    return retired;
  }

  /** How many leases are held. */
  synchronized int leases() {
    return leases;
  }

  private boolean mayTry() {
    return failedAt == null || System.nanoTime() - failedAt > AGAIN.toNanos();
  }

  private void settle() {
    if (retired && leases == 0) {
      drained.complete(null);
    }
  }
}
