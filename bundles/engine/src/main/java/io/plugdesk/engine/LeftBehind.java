package io.plugdesk.engine;

import io.plugdesk.api.TenantContext;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiPredicate;

/**
 * Conversations with a message that failed while the database could not even be told so: it would
 * stay held by this node until its hold ends, and nobody would be at it.
 */
final class LeftBehind {
  private final Set<Entry> entries = ConcurrentHashMap.newKeySet();

  void add(TenantContext tenant, String conversationId) {
    entries.add(new Entry(tenant, conversationId));
  }

  /**
   * Has them taken up again; what is not taken up now is kept for the next time.
   *
   * @param taker says whether it takes a conversation
   */
  void again(BiPredicate<TenantContext, String> taker) {
    for (var entry : Set.copyOf(entries)) {
      entries.remove(entry);
      if (!taker.test(entry.tenant(), entry.conversationId())) {
        entries.add(entry);
      }
    }
  }

  private record Entry(TenantContext tenant, String conversationId) {}
}
