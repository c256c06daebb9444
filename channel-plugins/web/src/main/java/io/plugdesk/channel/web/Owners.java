package io.plugdesk.channel.web;

import io.plugdesk.api.TenantContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/** Whose a conversation is, for those that were looked up last; saves looking again. */
@Component(service = Owners.class)
public final class Owners {
  private static final int MOST = 10_000;

  private final Map<String, Owner> owners =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Owner> eldest) {
          return size() > MOST;
        }
      };

  private record Owner(TenantContext tenant, String visitor) {}

  /** Remembers whose it is, once that was looked up. */
  synchronized void belongs(String conversationId, TenantContext tenant, String visitor) {
    owners.put(conversationId, new Owner(tenant, visitor));
  }

  /** Whether it is known to be this visitor's conversation; false also when nobody looked yet. */
  synchronized boolean owns(String conversationId, TenantContext tenant, String visitor) {
    return new Owner(tenant, visitor).equals(owners.get(conversationId));
  }
}
