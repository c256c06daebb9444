package io.plugdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.zip.CRC32;

/**
 * Measures retrieval on a folder in BEIR layout ({@code corpus.jsonl}, {@code queries.jsonl},
 * {@code qrels.tsv}), through the product: documents go in by REST, queries too.
 */
final class RetrievalEvaluation {
  private static final List<String> RANKINGS =
      List.of("lexical", "dense", "min-max", "rrf", "weighed");
  private static final int DEPTH = 100;
  private static final int QUICK_QUERIES = 50;
  private final HouseUnderTest house;
  private final Path folder;
  private final boolean quick;

  RetrievalEvaluation(HouseUnderTest house, Path folder, boolean quick) {
    this.house = house;
    this.folder = folder;
    this.quick = quick;
  }

  Map<String, Object> run() throws InterruptedException {
    var tenantId = prepare();
    var grades = grades();
    var queries = new LinkedHashMap<String, String>();
    for (var line : lines("queries.jsonl")) {
      if (grades.containsKey(line.path("_id").asText())
          && !(quick && queries.size() == QUICK_QUERIES)) {
        queries.put(line.path("_id").asText(), line.path("text").asText());
      }
    }
    var figures = new LinkedHashMap<String, Object>();
    figures.put("queries", queries.size());
    for (var ranking : RANKINGS) {
      var ranks = new ArrayList<Ranks>();
      queries.forEach(
          (id, text) -> ranks.add(Ranks.of(search(tenantId, text, ranking), grades.get(id))));
      figures.put(ranking, summary(ranks));
      Report.say("%s: %s", ranking, figures.get(ranking));
    }
    return figures;
  }

  private static Map<String, Double> summary(List<Ranks> ranks) {
    var summary = new LinkedHashMap<String, Double>();
    summary.put("ndcg_at_10", mean(ranks, Ranks::ndcg10));
    summary.put("recall_at_10", mean(ranks, Ranks::recall10));
    summary.put("recall_at_100", mean(ranks, Ranks::recall100));
    summary.put("mrr", mean(ranks, Ranks::reciprocalRank));
    return summary;
  }

  private static double mean(List<Ranks> ranks, ToDoubleFunction<Ranks> figure) {
    return Report.round(ranks.stream().mapToDouble(figure).average().orElse(0));
  }

  private List<String> search(String tenantId, String text, String ranking) {
    var found =
        house
            .client()
            .post(
                "/api/v1/rag/query?ranking=" + ranking,
                house.user(tenantId),
                Map.of("query", text, "top_k", DEPTH));
    var documents = new LinkedHashSet<String>();
    found
        .path("results")
        .forEach(result -> documents.add(result.path("metadata").path("source").asText()));
    return List.copyOf(documents);
  }

  private String prepare() throws InterruptedException {
    var items = new ArrayList<Ingestion.Item>();
    var checksum = new CRC32();
    for (var line : lines("corpus.jsonl")) {
      var text = line.path("text").asText();
      var title = line.path("title").asText();
      checksum.update((title + text).getBytes(StandardCharsets.UTF_8));
      if (!text.isBlank()) {
        items.add(new Ingestion.Item(line.path("_id").asText(), title, text, "text"));
      }
    }
    var slug = "beir-" + Long.toHexString(checksum.getValue());
    var known = house.tenant(slug);
    var tenantId = known.orElseGet(() -> house.createTenant(slug));
    Report.say("Taking in %d documents (known ones cost nothing)", items.size());
    new Ingestion(house, tenantId, "beir").all(items);
    return tenantId;
  }

  private Map<String, Map<String, Integer>> grades() {
    var grades = new LinkedHashMap<String, Map<String, Integer>>();
    try {
      for (var line : Files.readAllLines(folder.resolve("qrels.tsv"))) {
        var parts = line.split("\t");
        if (parts.length == 3 && parts[2].strip().matches("-?\\d+")) {
          grades
              .computeIfAbsent(parts[0], id -> new LinkedHashMap<>())
              .put(parts[1], Integer.parseInt(parts[2].strip()));
        }
      }
    } catch (IOException e) {
      throw unreadable("qrels.tsv", e);
    }
    grades.values().removeIf(judged -> judged.values().stream().noneMatch(grade -> grade > 0));
    return grades;
  }

  private List<JsonNode> lines(String file) {
    try {
      var nodes = new ArrayList<JsonNode>();
      for (var line : Files.readAllLines(folder.resolve(file))) {
        if (!line.isBlank()) {
          nodes.add(Report.JSON.readTree(line));
        }
      }
      return nodes;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private Failure unreadable(String file, IOException e) {
    return new Failure(
        "Cannot read "
            + folder.resolve(file)
            + ": "
            + e.getMessage()
            + ". The folder needs corpus.jsonl, queries.jsonl and qrels.tsv.");
  }
}
