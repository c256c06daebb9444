package io.plugdesk.testkit;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An index in memory: by words it counts common words, by meaning it multiplies vectors. */
public class FakeRetriever implements Retriever, PassageIndex {
  private final Map<String, List<IndexedPassage>> kept = new ConcurrentHashMap<>();

  /** Makes an empty one. */
  public FakeRetriever() {}

  @Override
  public List<Passage> retrieve(Query query) {
    return candidates(query)
        .filter(one -> passes(one.passage(), query.filter()))
        .map(one -> one.passage().withScore(score(one, query)))
        .filter(passage -> query.embedding() != null || passage.score() > 0)
        .sorted(Comparator.comparingDouble(Passage::score).reversed())
        .limit(query.limit())
        .toList();
  }

  @Override
  public void put(TenantContext tenant, List<IndexedPassage> batch) {
    batch.stream()
        .map(IndexedPassage::passage)
        .collect(
            Collectors.groupingBy(
                Passage::namespace, Collectors.mapping(Passage::documentId, Collectors.toSet())))
        .forEach((namespace, documents) -> remove(tenant, namespace, documents));
    kept.computeIfAbsent(tenant.tenantId(), id -> new CopyOnWriteArrayList<>()).addAll(batch);
  }

  @Override
  public void remove(TenantContext tenant, String namespace, Set<String> documentIds) {
    kept.getOrDefault(tenant.tenantId(), new CopyOnWriteArrayList<>())
        .removeIf(
            one ->
                one.passage().namespace().equals(namespace)
                    && documentIds.contains(one.passage().documentId()));
  }

  @Override
  public void drop(TenantContext tenant) {
    kept.remove(tenant.tenantId());
  }

  /**
   * Everything that a query may look at.
   *
   * @param query what is looked for
   */
  protected Stream<IndexedPassage> candidates(Query query) {
    return kept.getOrDefault(query.tenant().tenantId(), List.of()).stream();
  }

  /**
   * Everything of every tenant.
   *
   * @return a stream over all passages
   */
  protected final Stream<IndexedPassage> everything() {
    return kept.values().stream().flatMap(List::stream);
  }

  /**
   * Whether a filter lets a passage pass.
   *
   * @param passage the passage
   * @param filter the filter
   */
  protected boolean passes(Passage passage, Query.Filter filter) {
    return (filter.namespace() == null || filter.namespace().equals(passage.namespace()))
        && (filter.documentTypes().isEmpty()
            || filter.documentTypes().contains(passage.metadata().get("document_type")))
        && (filter.from() == null || !passage.createdAt().isBefore(filter.from()))
        && (filter.until() == null || !passage.createdAt().isAfter(filter.until()))
        && passage.metadata().entrySet().containsAll(filter.metadata().entrySet());
  }

  private static double score(IndexedPassage one, Query query) {
    if (query.embedding() == null) {
      var words = words(query.text());
      words.retainAll(words(one.passage().text()));
      return words.size();
    }
    double product = 0;
    for (int index = 0; one.embedding() != null && index < one.embedding().length; index++) {
      product += one.embedding()[index] * query.embedding()[index];
    }
    return product;
  }

  private static Set<String> words(String text) {
    return new HashSet<>(List.of(text.toLowerCase(Locale.ROOT).split("\\W+")));
  }
}
