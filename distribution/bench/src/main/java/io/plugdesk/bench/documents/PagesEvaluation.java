package io.plugdesk.bench.documents;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.bench.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Asks about the PDFs of a folder and looks whether the right page is found and cited.
 *
 * <p>The folder has PDFs and {@code ground_truth.jsonl}, whose lines have {@code question} and
 * {@code truth}, with sources such as {@code [handbook.pdf#page=7]} in it. What is found are the
 * pages of the passages in their order, each page once, a passage that runs over a page break with
 * all of its pages.
 */
public final class PagesEvaluation {
  private static final Pattern SOURCE = Pattern.compile("\\[([^\\]#]+\\.pdf)#page=(\\d+)\\]");
  private static final int FIRST = 5;
  private static final int PASSAGES = 10;

  private final Desk desk;
  private final String tenantId;
  private final Path folder;

  /**
   * An evaluation.
   *
   * @param desk a tenant's desk
   * @param tenantId the tenant
   * @param folder the PDFs and the questions
   */
  public PagesEvaluation(Desk desk, String tenantId, Path folder) {
    this.desk = desk;
    this.tenantId = tenantId;
    this.folder = folder;
  }

  /** Takes the PDFs in and asks every question. */
  public Map<String, Object> run() throws IOException, InterruptedException {
    long began = System.nanoTime();
    int documents = takeIn();
    double seconds = (System.nanoTime() - began) / 1e9;
    int questions = 0;
    int found = 0;
    int cited = 0;
    int declined = 0;
    for (var line : Files.readAllLines(folder.resolve("ground_truth.jsonl"))) {
      if (line.isBlank()) {
        continue;
      }
      var asked = Wire.JSON.readTree(line);
      var gold = gold(asked.path("truth").asText());
      if (gold.isEmpty()) {
        continue;
      }
      questions++;
      var question = asked.path("question").asText();
      found += hits(desk.search(question, PASSAGES), FIRST, gold) ? 1 : 0;
      var answer = desk.ask(tenantId, question);
      cited += hits(answer.path("sources"), Integer.MAX_VALUE, gold) ? 1 : 0;
      declined += answer.path("sources").isEmpty() ? 1 : 0;
    }
    var figures = new LinkedHashMap<String, Object>();
    figures.put("documents", documents);
    figures.put("ingest_seconds", Math.round(seconds));
    figures.put("questions", questions);
    figures.put("gold_page_in_first_five", share(found, questions));
    figures.put("gold_page_cited", share(cited, questions));
    figures.put("declined", declined);
    return figures;
  }

  private int takeIn() throws IOException, InterruptedException {
    var jobs = new ArrayList<String>();
    try (var entries = Files.list(folder)) {
      for (var file : entries.filter(f -> f.toString().endsWith(".pdf")).sorted().toList()) {
        jobs.add(desk.begin(file.getFileName().toString(), DocumentsEvaluation.paper(file)));
      }
    }
    for (var job : jobs) {
      var taken = desk.await(job);
      if (!taken.completed()) {
        throw new IOException("A PDF was not taken in: " + taken.reason());
      }
    }
    return jobs.size();
  }

  private static Set<String> gold(String truth) {
    var gold = new HashSet<String>();
    SOURCE.matcher(truth).results().forEach(m -> gold.add(m.group(1) + "#" + m.group(2)));
    return gold;
  }

  private static boolean hits(JsonNode passages, int first, Set<String> gold) {
    return pages(passages).stream().limit(first).anyMatch(gold::contains);
  }

  /** The pages that passages or sources stand on, in their order. */
  private static Set<String> pages(JsonNode passages) {
    var pages = new LinkedHashSet<String>();
    for (var passage : passages) {
      var metadata = passage.path("metadata");
      var place = metadata.isObject() ? metadata : passage;
      var document = passage.path("doc_id").asText(metadata.path("source").asText());
      for (int page = place.path("page").asInt(); page <= place.path("last_page").asInt(); page++) {
        pages.add(document + "#" + page);
      }
    }
    return pages;
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 0 : Math.round(1000.0 * part / whole) / 1000.0;
  }
}
