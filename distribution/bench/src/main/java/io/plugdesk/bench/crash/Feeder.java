package io.plugdesk.bench.crash;

import io.plugdesk.bench.crash.Flight.State;
import io.plugdesk.bench.wire.Paper;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.bench.wire.Wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Brings documents in, every second one as a file, and looks for each of them in the end. */
final class Feeder {
  private static final String INGEST = "/api/v1/rag/ingest";
  private static final int PAGES = 12;
  private static final long PAUSE_MILLIS = 100;
  private static final long JOB_SECONDS = 240;

  private final Wire wire;
  private final Flight flight;
  private final Supplier<String> token;
  private final Random random;
  private final String name;
  private final Map<String, Sent> accepted = new LinkedHashMap<>();
  private int attempts;

  Feeder(Wire wire, Flight flight, Supplier<String> token, String name, long seed) {
    this.wire = wire;
    this.flight = flight;
    this.token = token;
    this.name = name;
    this.random = new Random(seed);
  }

  /** Brings one document in and waits for the end of its job. */
  void feed() throws InterruptedException {
    var id = name + "-" + attempts++;
    var mark = mark();
    var job = wire.insist(attempts % 2 == 0 ? file(id, mark) : text(id, mark));
    flight.begin(State.INGEST, id);
    var sent = new Sent(mark, job.path("job_id").asText());
    accepted.put(id, sent);
    completed(sent);
    flight.end(State.INGEST, id);
  }

  /** A document on its way: the word that only it has, and its job. */
  private record Sent(String mark, String job) {}

  /** Whether the job ends well within the limit. */
  private boolean completed(Sent sent) throws InterruptedException {
    long end = System.nanoTime() + JOB_SECONDS * 1_000_000_000L;
    var status = "processing";
    while (status.equals("processing") && System.nanoTime() < end) {
      Thread.sleep(PAUSE_MILLIS);
      var job = wire.insist(Call.get(INGEST + "/" + sent.job, token.get()));
      status = job.path("status").asText();
    }
    return status.equals("completed");
  }

  int accepted() {
    return accepted.size();
  }

  /**
   * How many documents did not become searchable in the end, are not found by the word that only
   * they have, or are there twice.
   */
  int lost() throws InterruptedException {
    int lost = 0;
    for (var document : accepted.entrySet()) {
      boolean there = completed(document.getValue()) && times(document.getValue().mark) == 1;
      if (!there) {
        System.err.printf("%s is not there once%n", document.getKey());
        lost++;
      }
    }
    return lost;
  }

  private int times(String mark) throws InterruptedException {
    var query = Map.of("query", mark, "top_k", 10, "namespace", "crash");
    var found = wire.insist(Call.post("/api/v1/rag/query?ranking=lexical", token.get(), query));
    int times = 0;
    for (var result : found.path("results")) {
      times += result.path("content").asText().contains(mark) ? 1 : 0;
    }
    return times;
  }

  /** A word that no other document has. */
  private String mark() {
    var word = new StringBuilder("zq");
    for (int i = 0; i < 10; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }

  private Call text(String id, String mark) {
    var content = new StringBuilder("# Note " + id + "\n\nThe keyword is " + mark + ".\n");
    for (int i = 0; i < PAGES; i++) {
      content.append("\n## Part ").append(i).append("\n\n").append(sentence()).append('\n');
    }
    return Call.post(
        INGEST,
        token.get(),
        Map.of("document_id", id, "namespace", "crash", "content", content.toString()));
  }

  private Call file(String id, String mark) {
    var pages = new ArrayList<List<String>>();
    pages.add(List.of("Note " + id, "", "The keyword is " + mark + "."));
    for (int i = 1; i < PAGES; i++) {
      pages.add(List.of(sentence(), sentence(), sentence()));
    }
    var fields = Map.of("document_id", id, "namespace", "crash");
    return Call.upload(INGEST, token.get(), fields, Paper.pdf(id, pages));
  }

  private String sentence() {
    return "The workshop number %d opens at %d and repairs a kettle within %d days."
        .formatted(random.nextInt(1000), 6 + random.nextInt(6), 1 + random.nextInt(30));
  }
}
