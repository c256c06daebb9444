package io.plugdesk.bench.documents;

import io.plugdesk.bench.wire.Paper;
import io.plugdesk.bench.wire.Wire.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** How fast documents become searchable: many short ones, and one thick book. */
public final class IngestBench {
  private static final int MOST_OPEN = 64;
  private static final long SEED = 20_260_102L;
  private static final int LINES = 30;

  private final Desk desk;
  private final int documents;
  private final int pages;
  private final Random random = new Random(SEED);

  /**
   * A measurement.
   *
   * @param desk the desk of a tenant without documents
   * @param documents how many short ones
   * @param pages of the book
   */
  public IngestBench(Desk desk, int documents, int pages) {
    this.desk = desk;
    this.documents = documents;
    this.pages = pages;
  }

  /** Measures, first the short ones, then the book. */
  public Map<String, Object> run() throws InterruptedException {
    double shortOnes = shortOnes();
    long began = System.nanoTime();
    var book = desk.take("book", book());
    double seconds = (System.nanoTime() - began) / 1e9;
    var figures = new LinkedHashMap<String, Object>();
    figures.put("documents", documents);
    figures.put("documents_per_h", Math.round(3600 * documents / shortOnes));
    figures.put("book_pages", pages);
    figures.put("book_completed", book.completed());
    figures.put("book_chunks", book.chunks());
    figures.put("book_seconds", Math.round(seconds));
    if (!book.completed()) {
      figures.put("book_error", book.reason());
    }
    return figures;
  }

  private double shortOnes() throws InterruptedException {
    var open = new ArrayDeque<String>();
    long began = System.nanoTime();
    for (int i = 0; i < documents; i++) {
      var body =
          Map.of(
              "document_id",
              "note-" + i,
              "namespace",
              "notes",
              "content",
              sentence() + " " + sentence() + "\n\n" + sentence() + " " + sentence());
      open.add(
          desk.wire()
              .insist(Call.post("/api/v1/rag/ingest", desk.admin().get(), body))
              .path("job_id")
              .asText());
      if (open.size() > MOST_OPEN) {
        desk.await(open.poll());
      }
    }
    while (!open.isEmpty()) {
      desk.await(open.poll());
    }
    return (System.nanoTime() - began) / 1e9;
  }

  private Paper book() {
    var all = new ArrayList<List<String>>();
    for (int page = 1; page <= pages; page++) {
      var lines = new ArrayList<String>();
      for (int i = 0; i < LINES; i++) {
        lines.add(sentence());
      }
      all.add(lines);
    }
    return Paper.pdf("book", all);
  }

  private String sentence() {
    return "Branch %d opens at %d and repairs the kettle of model %d within %d working days."
        .formatted(
            random.nextInt(900),
            6 + random.nextInt(6),
            random.nextInt(500),
            2 + random.nextInt(30));
  }
}
