package io.plugdesk.testkit;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.TenantContext;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.PassageIndex;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RetrieverContractTest {
  private static final Map<String, Supplier<FakeRetriever>> TWINS =
      new TreeMap<>(
          Map.ofEntries(
              entry("findsByWords", Wordless::new),
              entry("findsByMeaning", () -> new Reversed(true)),
              entry("returnsTheBestFirst", () -> new Reversed(false)),
              entry("returnsPassagesAsTheyWerePut", Forgetful::new),
              entry("keepsToTheLimit", Boundless::new),
              entry("findsNothingInAnEmptyIndex", FailsWhenNew::new),
              entry("keepsTenantsApart", Leaky::new),
              entry("replacesADocument", () -> new Keeping(true)),
              entry("removesADocument", () -> new Keeping(false)),
              entry("ignoresUnknownDocuments", Strict::new),
              entry("dropsATenant", Undroppable::new),
              entry("mayDropATenantAgain", DropsOnce::new),
              entry("filters", Unfiltered::new),
              entry("searchesFromManyThreadsAtOnce", OneAtATime::new)));

  private static Supplier<FakeRetriever> subject = FakeRetriever::new;

  /** The suite, held against the subject of the moment. */
  static class Subject extends RetrieverContract {
    private final FakeRetriever one = subject.get();

    @Override
    protected PassageIndex index() {
      return one;
    }

    @Override
    protected Retriever retriever() {
      return one;
    }
  }

  @Test
  void hasABrokenTwinForEveryRule() {
    assertEquals(Rules.of(RetrieverContract.class), TWINS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> theFakeKeepsEveryRuleAndEachTwinBreaksItsOwn() {
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("the fake", () -> check(FakeRetriever::new, Set.of()))),
        TWINS.entrySet().stream()
            .map(
                twin ->
                    DynamicTest.dynamicTest(
                        twin.getKey(), () -> check(twin.getValue(), Set.of(twin.getKey())))));
  }

  private static void check(Supplier<FakeRetriever> retriever, Set<String> broken) {
    subject = retriever;
    assertEquals(broken, Rules.brokenBy(Subject.class));
  }

  private static final class Wordless extends FakeRetriever {
    @Override
    public List<Passage> retrieve(Query query) {
      return query.embedding() == null ? List.of() : super.retrieve(query);
    }
  }

  private static final class Reversed extends FakeRetriever {
    private final boolean byMeaning;

    Reversed(boolean byMeaning) {
      this.byMeaning = byMeaning;
    }

    @Override
    public List<Passage> retrieve(Query query) {
      var found = new ArrayList<>(super.retrieve(query));
      if (byMeaning == (query.embedding() != null)) {
        Collections.reverse(found);
      }
      return found;
    }
  }

  private static final class Forgetful extends FakeRetriever {
    @Override
    public List<Passage> retrieve(Query query) {
      return super.retrieve(query).stream()
          .map(
              one ->
                  Samples.passage(one.documentId(), one.ordinal(), one.section(), one.text())
                      .withScore(one.score()))
          .toList();
    }
  }

  private static final class Boundless extends FakeRetriever {
    @Override
    public List<Passage> retrieve(Query query) {
      return super.retrieve(
          new Query(
              query.tenant(),
              query.text(),
              query.language(),
              query.embedding(),
              1000,
              query.filter()));
    }
  }

  private static final class FailsWhenNew extends FakeRetriever {
    private volatile boolean used;

    @Override
    public void put(TenantContext tenant, List<IndexedPassage> batch) {
      used = true;
      super.put(tenant, batch);
    }

    @Override
    public List<Passage> retrieve(Query query) {
      if (!used) {
        throw new IllegalStateException("no index");
      }
      return super.retrieve(query);
    }
  }

  private static final class Leaky extends FakeRetriever {
    @Override
    protected Stream<IndexedPassage> candidates(Query query) {
      return everything();
    }
  }

  /** Removes nothing: either while it puts, or when it is asked to. */
  private static final class Keeping extends FakeRetriever {
    private final boolean whilePutting;
    private boolean putting;

    Keeping(boolean whilePutting) {
      this.whilePutting = whilePutting;
    }

    @Override
    public void put(TenantContext tenant, List<IndexedPassage> batch) {
      putting = true;
      super.put(tenant, batch);
      putting = false;
    }

    @Override
    public void remove(TenantContext tenant, String namespace, Set<String> documentIds) {
      if (putting != whilePutting) {
        super.remove(tenant, namespace, documentIds);
      }
    }
  }

  private static final class Strict extends FakeRetriever {
    private final Set<String> known = new HashSet<>();

    @Override
    public void put(TenantContext tenant, List<IndexedPassage> batch) {
      batch.forEach(one -> known.add(one.passage().documentId()));
      super.put(tenant, batch);
    }

    @Override
    public void remove(TenantContext tenant, String namespace, Set<String> documentIds) {
      if (!known.containsAll(documentIds)) {
        throw new IllegalStateException("unknown document");
      }
      super.remove(tenant, namespace, documentIds);
    }
  }

  private static final class Undroppable extends FakeRetriever {
    @Override
    public void drop(TenantContext tenant) {}
  }

  private static final class DropsOnce extends FakeRetriever {
    private final Set<TenantContext> dropped = new HashSet<>();

    @Override
    public void put(TenantContext tenant, List<IndexedPassage> batch) {
      dropped.remove(tenant);
      super.put(tenant, batch);
    }

    @Override
    public void drop(TenantContext tenant) {
      if (!dropped.add(tenant)) {
        throw new IllegalStateException("dropped already");
      }
      super.drop(tenant);
    }
  }

  private static final class Unfiltered extends FakeRetriever {
    @Override
    protected boolean passes(Passage passage, Query.Filter filter) {
      return true;
    }
  }

  private static final class OneAtATime extends FakeRetriever {
    private final Busy busy = new Busy();

    @Override
    public List<Passage> retrieve(Query query) {
      return busy.alone(() -> super.retrieve(query));
    }
  }
}
