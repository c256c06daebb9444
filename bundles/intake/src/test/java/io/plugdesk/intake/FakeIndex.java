package io.plugdesk.intake;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.GrowingIndex;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** An index in memory that counts, and can be made to fail. */
final class FakeIndex implements PassageIndex, GrowingIndex, Retriever {
  final Map<String, List<IndexedPassage>> documents = new ConcurrentHashMap<>();
  final AtomicInteger puts = new AtomicInteger();
  final AtomicInteger adds = new AtomicInteger();
  volatile int largest;
  volatile RuntimeException failure;

  /** Keeps only the first passage of a document. */
  volatile boolean loses;

  /** Called before passages are put, to see what happens meanwhile. */
  volatile Runnable beforePut = () -> {};

  @Override
  public void put(TenantContext tenant, List<IndexedPassage> batch) {
    if (failure != null) {
      throw failure;
    }
    beforePut.run();
    if (failure != null) {
      throw failure;
    }
    puts.incrementAndGet();
    documents.put(
        batch.get(0).passage().documentId(), List.copyOf(loses ? batch.subList(0, 1) : batch));
  }

  @Override
  public void add(TenantContext tenant, List<IndexedPassage> batch) {
    if (failure != null) {
      throw failure;
    }
    adds.incrementAndGet();
    largest = Math.max(largest, batch.size());
    batch.forEach(
        passage ->
            documents.merge(
                passage.passage().documentId(),
                List.of(passage),
                (before, added) -> {
                  List<IndexedPassage> both = new ArrayList<>(before);
                  both.removeIf(
                      each -> each.passage().chunkId().equals(passage.passage().chunkId()));
                  both.addAll(added);
                  return both;
                }));
  }

  @Override
  public void settle(
      TenantContext tenant, String namespace, String documentId, Set<String> chunkIds) {
    documents.computeIfPresent(
        documentId,
        (id, passages) ->
            passages.stream().filter(each -> chunkIds.contains(each.passage().chunkId())).toList());
  }

  @Override
  public void remove(TenantContext tenant, String namespace, Set<String> documentIds) {
    if (failure != null) {
      throw failure;
    }
    documentIds.forEach(documents::remove);
  }

  @Override
  public List<Passage> retrieve(Query query) {
    var source = query.filter().metadata().get("source");
    return documents.values().stream()
        .flatMap(List::stream)
        .map(IndexedPassage::passage)
        .filter(passage -> passage.metadata().get("source").equals(source))
        .limit(query.limit())
        .toList();
  }

  @Override
  public void drop(TenantContext tenant) {
    documents.clear();
  }
}
