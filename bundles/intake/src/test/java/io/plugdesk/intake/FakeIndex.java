package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.PassageIndex;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An index in memory that counts, and can be made to fail. */
final class FakeIndex implements PassageIndex {
  final Map<String, List<IndexedPassage>> documents = new ConcurrentHashMap<>();
  final AtomicInteger puts = new AtomicInteger();
  volatile PlugdeskException failure;

  @Override
  public void put(TenantContext tenant, List<IndexedPassage> batch) {
    if (failure != null) {
      throw failure;
    }
    puts.incrementAndGet();
    documents.put(batch.get(0).passage().documentId(), batch);
  }

  @Override
  public void remove(TenantContext tenant, String namespace, Set<String> documentIds) {
    if (failure != null) {
      throw failure;
    }
    documentIds.forEach(documents::remove);
  }

  @Override
  public void drop(TenantContext tenant) {
    documents.clear();
  }
}
