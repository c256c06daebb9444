package io.plugdesk.channel.web;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The foreign web origins that may show a tenant's widget. */
@Component(service = Origins.class)
public final class Origins {
  /** So many requests wait at once for an instance; further ones get what is known. */
  private static final int MOST_WAITING = 8;

  private final Map<String, Set<String>> allowed = new HashMap<>();
  private final long comesWithinNanos;
  private int waiting;

  /** Allows nothing yet. */
  @Activate
  public Origins() {
    this(Duration.ofSeconds(2));
  }

  Origins(Duration comesWithin) {
    comesWithinNanos = comesWithin.toNanos();
  }

  /** What one instance allows is told apart from what another does by the set itself. */
  synchronized void allow(String tenantId, Set<String> origins) {
    allowed.put(tenantId, origins);
    notifyAll();
  }

  /** Forgets what one instance allowed; what a newer one allows stays. */
  synchronized void forget(String tenantId, Set<String> origins) {
    allowed.computeIfPresent(tenantId, (id, known) -> known == origins ? null : known);
  }

  /**
   * Whether a page of that origin may show the tenant's chat.
   *
   * @param origin as the browser names it, such as {@code https://www.example.com}
   * @param host the host by which the house was called, with its port: its own pages are welcome
   */
  boolean allows(String tenantId, String origin, String host) {
    return origin.equals("http://" + host)
        || origin.equals("https://" + host)
        || of(tenantId).contains(origin);
  }

  /**
   * What the tenant's chat allows. While this version takes over from another one, its resource may
   * be asked before the tenant's instance of it is up: that is waited for.
   */
  private synchronized Set<String> of(String tenantId) {
    if (waiting >= MOST_WAITING) {
      return allowed.getOrDefault(tenantId, Set.of());
    }
    long end = System.nanoTime() + comesWithinNanos;
    waiting++;
    try {
      for (long left = comesWithinNanos;
          left > 0 && !allowed.containsKey(tenantId);
          left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      waiting--;
    }
    return allowed.getOrDefault(tenantId, Set.of());
  }
}
