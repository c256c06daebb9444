package io.plugdesk.plugins.health;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many calls of a plugin may be in progress: for one tenant, and for all together. */
final class Places {
  /** How long a call waits for a place. */
  static final Duration WAIT = Duration.ofSeconds(2);

  private final Duration wait;
  private final Map<String, Semaphore> taken = new ConcurrentHashMap<>();

  Places(Duration wait) {
    this.wait = wait;
  }

  /**
   * What a seam's calls get.
   *
   * @param tenant how many at once for one tenant
   * @param plugin how many at once for all tenants
   */
  private record Size(int tenant, int plugin) {
    /** A model holds its place for a whole stream; a search or a check is over in a moment. */
    static Size of(String seam) {
      return switch (seam) {
        case "ChatModelProvider" -> new Size(48, 192);
        case "Retriever", "Channel", "Guard" -> new Size(32, 96);
        default -> new Size(16, 48);
      };
    }
  }

  /**
   * Takes a place.
   *
   * @return gives it back
   * @throws PlugdeskException TRANSIENT when none is free in time
   */
  Runnable take(String plugin, String seam, String tenantId) {
    var size = Size.of(seam);
    var whole = semaphore(plugin + " " + seam, size.plugin());
    var own = semaphore(plugin + " " + seam + " " + tenantId, size.tenant());
    try {
      if (!own.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        throw full(plugin, size.tenant() + " calls of this tenant");
      }
      if (!takes(whole, own)) {
        throw full(plugin, size.plugin() + " calls");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(Kind.TRANSIENT, "The house stops", e);
    }
    return () -> {
      whole.release();
      own.release();
    };
  }

  /** Takes a place of the plugin; without one the tenant's is given back. */
  private boolean takes(Semaphore whole, Semaphore own) throws InterruptedException {
    var taken = false;
    try {
      taken = whole.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS);
      return taken;
    } finally {
      if (!taken) {
        own.release();
      }
    }
  }

  private Semaphore semaphore(String key, int size) {
    return taken.computeIfAbsent(key, any -> new Semaphore(size));
  }

  private static PlugdeskException full(String plugin, String what) {
    return new PlugdeskException(
        Kind.TRANSIENT,
        "%s is busy with %s: try again, and see plugin:health".formatted(plugin, what));
  }
}
