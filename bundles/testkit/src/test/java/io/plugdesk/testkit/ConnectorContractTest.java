package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.connector.Changes;
import io.plugdesk.api.connector.Connector;
import io.plugdesk.api.connector.Cursor;
import io.plugdesk.api.connector.SourceDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConnectorContractTest {
  private static final Map<String, Function<FakeConnector, Connector>> TWINS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("givesEverythingAtFirst", fake -> changed(fake, Twins::oneOfTwo)),
              Map.entry("givesNothingWhenNothingIsNew", Twins.Repeating::new),
              Map.entry("keepsPagesBounded", fake -> cursor -> Twins.whole(fake, cursor)),
              Map.entry("comesToAnEnd", fake -> cursor -> Twins.stuck(fake, cursor)),
              Map.entry("givesTheSamePageForTheSameCursor", Twins.Fickle::new),
              Map.entry("givesAChangedDocumentAgain", Twins.Once::new),
              Map.entry(
                  "reportsARemovedDocument",
                  fake -> cursor -> Twins.silent(fake.changesSince(cursor))),
              Map.entry("goesOnAfterARestart", Twins.Forgetful::new),
              Map.entry(
                  "opensTheContent", fake -> changed(fake, list -> each(list, Twins::closed))),
              Map.entry(
                  "namesItsDocuments", fake -> changed(fake, list -> each(list, Twins::nameless))),
              Map.entry("keepsItsCursorSmall", fake -> cursor -> Twins.wordy(fake, cursor))));

  private static Function<FakeConnector, Connector> subject = fake -> fake;

  /** The suite, held against the subject of the moment. */
  static class Subject extends ConnectorContract {
    private final FakeConnector fake = new FakeConnector();

    @Override
    protected Connector connector() {
      return subject.apply(fake);
    }

    @Override
    protected void put(String name, String text) {
      fake.put(name, text);
    }

    @Override
    protected void remove(String name) {
      fake.remove(name);
    }
  }

  @Test
  void hasABrokenTwinForEveryRule() {
    assertEquals(Rules.of(ConnectorContract.class), TWINS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> theFakeKeepsEveryRuleAndEachTwinBreaksItsOwn() {
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("the fake", () -> check(fake -> fake, Set.of()))),
        TWINS.entrySet().stream()
            .map(
                twin ->
                    DynamicTest.dynamicTest(
                        twin.getKey(), () -> check(twin.getValue(), Set.of(twin.getKey())))));
  }

  private static void check(Function<FakeConnector, Connector> connector, Set<String> broken) {
    subject = connector;
    assertEquals(broken, Rules.brokenBy(Subject.class));
  }

  private static Connector changed(
      FakeConnector fake, UnaryOperator<List<SourceDocument>> documents) {
    return cursor -> {
      var page = fake.changesSince(cursor);
      return new Changes(documents.apply(page.changed()), page.removed(), page.next(), page.more());
    };
  }

  private static List<SourceDocument> each(
      List<SourceDocument> list, UnaryOperator<SourceDocument> change) {
    return list.stream().map(change).toList();
  }

  /** What can be wrong with a connector. */
  private static final class Twins {
    static List<SourceDocument> oneOfTwo(List<SourceDocument> list) {
      return list.size() == 2 ? list.subList(0, 1) : list;
    }

    static Changes whole(FakeConnector fake, Cursor from) {
      var all = new ArrayList<SourceDocument>();
      var page = fake.changesSince(from);
      while (page.more()) {
        all.addAll(page.changed());
        page = fake.changesSince(page.next());
      }
      all.addAll(page.changed());
      return new Changes(all, page.removed(), page.next(), false);
    }

    static Changes stuck(FakeConnector fake, Cursor from) {
      var page = fake.changesSince(from);
      return page.more() ? new Changes(page.changed(), page.removed(), from, true) : page;
    }

    static Changes silent(Changes page) {
      return new Changes(page.changed(), List.of(), page.next(), page.more());
    }

    static Changes wordy(FakeConnector fake, Cursor from) {
      var page = fake.changesSince(new Cursor(from.value().strip()));
      var padded = new Cursor(page.next().value() + " ".repeat(1 << 20));
      return new Changes(page.changed(), page.removed(), padded, page.more());
    }

    static SourceDocument closed(SourceDocument document) {
      return new SourceDocument(
          document.id(),
          null,
          document.fileName(),
          () -> {
            throw new IOException("closed");
          },
          null,
          Map.of());
    }

    static SourceDocument nameless(SourceDocument document) {
      return new SourceDocument(document.id(), null, " ", document.content(), null, Map.of());
    }

    /** Gives the last document again and again. */
    private record Repeating(FakeConnector fake, List<SourceDocument> last) implements Connector {
      Repeating(FakeConnector fake) {
        this(fake, new ArrayList<>());
      }

      @Override
      public Changes changesSince(Cursor cursor) {
        var page = fake.changesSince(cursor);
        if (page.changed().isEmpty() && page.removed().isEmpty()) {
          return new Changes(last, List.of(), page.next(), false);
        }
        last.clear();
        last.addAll(page.changed());
        return page;
      }
    }

    /** Gives pages of another order each time. */
    private record Fickle(FakeConnector fake, AtomicInteger asked) implements Connector {
      Fickle(FakeConnector fake) {
        this(fake, new AtomicInteger());
      }

      @Override
      public Changes changesSince(Cursor cursor) {
        var page = fake.changesSince(cursor);
        var documents = new ArrayList<>(page.changed());
        if (asked.getAndIncrement() % 2 == 1) {
          java.util.Collections.reverse(documents);
        }
        return new Changes(documents, page.removed(), page.next(), page.more());
      }
    }

    /** Never gives a document twice. */
    private record Once(FakeConnector fake, Set<String> given) implements Connector {
      Once(FakeConnector fake) {
        this(fake, new HashSet<>());
      }

      @Override
      public Changes changesSince(Cursor cursor) {
        if (cursor.equals(Cursor.START)) {
          given.clear();
        }
        return changed(fake, list -> list.stream().filter(one -> given.add(one.id())).toList())
            .changesSince(cursor);
      }
    }

    /** Begins again with each instance. */
    private static final class Forgetful implements Connector {
      private final FakeConnector fake;
      private boolean begun;

      Forgetful(FakeConnector fake) {
        this.fake = fake;
      }

      @Override
      public Changes changesSince(Cursor cursor) {
        var from = begun ? cursor : Cursor.START;
        begun = true;
        return fake.changesSince(from);
      }
    }
  }
}
