package io.plugdesk.intake;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.api.PlugdeskException.Kind;
import io.plugdesk.api.knowledge.IndexedPassage;
import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.api.knowledge.Retriever;
import io.plugdesk.desk.plugins.Lease;
import io.plugdesk.intake.Indexing.Counted;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Looks a document up in the back end that was filled, as a question would: all of its passages
 * have to be found, as far as one search reaches.
 */
final class Proof {
  private static final int SEARCHED = 1_000;
  private static final int COUNTED = 500;
  private static final int LOOKS = 20;
  private static final int LOOK_MILLIS = 200;

  private final BackEnds backEnds;

  Proof(BackEnds backEnds) {
    this.backEnds = backEnds;
  }

  /**
   * Returns when the passages are found.
   *
   * @throws PlugdeskException TRANSIENT when they are not, after the time a back end may take
   */
  void of(Move move, Counted counted) {
    IndexedPassage first = counted.first();
    int wanted = first.embedding() == null ? 1 : Math.min(counted.embeddings(), COUNTED);
    int found = 0;
    for (int look = 0; look < LOOKS; look++) {
      found = found(move, first);
      if (found >= wanted) {
        return;
      }
      await();
    }
    throw new PlugdeskException(
        Kind.TRANSIENT,
        move.target()
            + " finds "
            + found
            + " of "
            + wanted
            + " passages of the document "
            + first.passage().documentId()
            + ". It is written once more.");
  }

  private int found(Move move, IndexedPassage first) {
    Passage passage = first.passage();
    // Many documents may have one source; hardly two of them came in the same millisecond.
    Instant taken = passage.createdAt().truncatedTo(ChronoUnit.MILLIS);
    Query.Filter filter =
        new Query.Filter(
            passage.namespace(),
            List.of(),
            taken,
            taken.plusMillis(1),
            Map.of(Passages.SOURCE, passage.metadata().get(Passages.SOURCE)));
    Query query =
        new Query(
            move.tenant(), passage.text(), passage.language(), first.embedding(), SEARCHED, filter);
    try (Lease<Retriever> retriever =
        backEnds
            .lease(move.tenant(), move.target(), Retriever.class)
            .orElseThrow(() -> BackEnds.missing(move.target()))) {
      List<Passage> all = retriever.get().retrieve(query);
      long own =
          all.stream()
              .filter(each -> each.documentId().equals(passage.documentId()))
              .filter(each -> each.versionId().equals(passage.versionId()))
              .map(Passage::chunkId)
              .distinct()
              .count();
      return all.size() >= SEARCHED && own > 0 ? COUNTED : (int) own;
    }
  }

  private static void await() {
    try {
      new CountDownLatch(1).await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PlugdeskException(Kind.TRANSIENT, "The house stops.", stopped);
    }
  }
}
