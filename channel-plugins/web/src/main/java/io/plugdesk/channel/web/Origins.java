package io.plugdesk.channel.web;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;

/** The foreign web origins that may show a tenant's widget. */
@Component(service = Origins.class)
public final class Origins {
  private final Map<String, Set<String>> allowed = new ConcurrentHashMap<>();

  void allow(String tenantId, Set<String> origins) {
    allowed.put(tenantId, origins);
  }

  /** Forgets what one instance allowed; what a newer one allows stays. */
  void forget(String tenantId, Set<String> origins) {
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
        || allowed.getOrDefault(tenantId, Set.of()).contains(origin);
  }
}
