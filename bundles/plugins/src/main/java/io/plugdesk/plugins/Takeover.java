package io.plugdesk.plugins;

import io.plugdesk.api.TenantContext;
import io.plugdesk.desk.tenants.Feature;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Waits until a tenant's new work gets new settings on this node, so that who has changed them may
 * rely on it; settings that do not start are not waited for longer than the limit, and those of a
 * plugin that is switched off meanwhile no longer at all.
 */
final class Takeover {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Directory directory;
  private final Declarations declarations;
  private final long limitNanos;
  private long changes;

  Takeover(Directory directory, Declarations declarations) {
    this(directory, declarations, LIMIT);
  }

  Takeover(Directory directory, Declarations declarations, Duration limit) {
    this.directory = directory;
    this.declarations = declarations;
    this.limitNanos = limit.toNanos();
    directory.watch(tenantId -> changed());
  }

  /**
   * Returns when every version of the plugin has the settings, the plugin is no longer on, or the
   * limit has passed. News may come late: what is not on yet is waited for.
   */
  void await(TenantContext tenant, Feature feature) {
    long begin = System.nanoTime();
    var wasOn = false;
    long seen;
    do {
      seen = changes();
      var on = isOn(tenant, feature);
      if (wasOn && !on
          || hasTakenOver(directory.of(tenant.tenantId(), feature.plugin()), feature.revision())) {
        return;
      }
      wasOn = on;
    } while (next(seen, begin));
  }

  private boolean isOn(TenantContext tenant, Feature feature) {
    return declarations
        .all()
        .getOrDefault(tenant.tenantId(), Map.of())
        .containsKey(feature.plugin());
  }

  private static boolean hasTakenOver(List<Instance> up, int revision) {
    var working = up.stream().filter(instance -> !instance.isRetired()).toList();
    return !working.isEmpty()
        && working.stream()
            .map(Instance::release)
            .distinct()
            .allMatch(
                release ->
                    working.stream()
                        .filter(instance -> instance.release().equals(release))
                        .anyMatch(instance -> instance.key().revision() >= revision));
  }

  private synchronized long changes() {
    return changes;
  }

  /** Something is up, has gone or is declared otherwise: whoever waits looks again. */
  synchronized void changed() {
    changes++;
    notifyAll();
  }

  /** Waits for a change later than the one that was seen; says whether there was one in time. */
  private synchronized boolean next(long seen, long begin) {
    try {
      while (changes == seen) {
        long left = (limitNanos - (System.nanoTime() - begin)) / 1_000_000;
        if (left <= 0) {
          return false;
        }
        wait(left);
      }
      return System.nanoTime() - begin < limitNanos;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
