package io.plugdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plugdesk.bench.calibration.Candidates;
import io.plugdesk.bench.calibration.Example;
import io.plugdesk.bench.calibration.Fitted;
import io.plugdesk.bench.calibration.Fitting;
import io.plugdesk.bench.calibration.RankingFit;
import io.plugdesk.bench.wire.Tenant;
import io.plugdesk.bench.wire.Wire;
import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Fits anew by what the house decides whether it can answer.
 *
 * <p>The folder holds help centres, each a folder of Markdown articles, and files of questions
 * about them ({@code *.jsonl}). The centres become tenants, the house searches for each question
 * and says what it saw, and the weights that fit best are written to {@code calibration.json} of
 * the room {@code grounding}; outside the source tree to a file of that name. A folder {@code more}
 * in it may hold further centres, which help to fit the decision to answer and are not judged. The
 * signs depend on the order of the passages: after a change of what orders them, fit, build and fit
 * again.
 */
final class CalibrationRun {
  /** The file that the house reads, where this runs in the source tree. */
  private static final Path RESOURCE =
      Path.of("bundles/grounding/src/main/resources/io/plugdesk/grounding/calibration.json");

  private static final List<String> ALL =
      List.of("similarity", "lead", "coverage", "sentence", "missing");
  private static final String READING = "reading";
  private static final List<String> WORDS = List.of("lead", "coverage", "sentence", "missing");

  /** How many passages of a question are looked at to learn their order. */
  private static final int MOST = 100;

  /** The embedding model of a new tenant. */
  private static final String MODEL = "bge-small-en-v15";

  private final HouseUnderTest house;
  private final Path folder;
  private final Map<String, String> tenants = new HashMap<>();
  private volatile String scoringModel;

  CalibrationRun(HouseUnderTest house, Path folder) {
    this.house = house;
    this.folder = folder;
  }

  Map<String, Object> run() throws IOException, InterruptedException {
    var questions = Question.inFolder(folder);
    if (questions.stream().map(Question::tenant).distinct().count() < 2) {
      throw new Failure(
          folder + " needs questions (*.jsonl) about two help centres or more, each a folder.");
    }
    for (var centre : questions.stream().map(Question::tenant).distinct().toList()) {
      var articles = folder.resolve(centre);
      tenants.put(centre, prepare("calibrate-" + centre, articles, 0.75));
      tenants.put(centre + "-words", prepare("calibrate-words-" + centre, articles, 0));
    }
    var examples = new ArrayList<Example>();
    var byWords = new ArrayList<Example>();
    var candidates = new ArrayList<Candidates>();
    for (var question : questions) {
      if (question.answerable()) {
        candidates.add(candidates(question));
      }
      var example = example(question, question.tenant());
      if (example.question().length > 0) {
        examples.add(example);
      } else {
        Report.say("Compared by words alone: %s", question.text());
      }
      byWords.add(example(question, question.tenant() + "-words"));
    }
    var json = Report.JSON.createObjectNode();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("questions", questions.size());
    figures.put("centres", tenants.size() / 2);
    var more = more();
    figures.put("more_questions", more.size());
    put(MODEL, Fitting.fit(examples, more, ALL, List.of()), json, figures);
    var read = examples.stream().filter(one -> one.signs().containsKey(READING)).toList();
    if (scoringModel != null) {
      put(
          MODEL + "+" + scoringModel,
          Fitting.fit(read, more, ALL, List.of(READING)),
          json,
          figures);
    }
    put("words", Fitting.fit(byWords, List.of(), WORDS, List.of()), json, figures);
    json.set("ranking", RankingFit.fit(candidates));
    figures.put("ranking", json.get("ranking").get("cross_validated"));
    var result = Files.exists(RESOURCE) ? RESOURCE : RESOURCE.getFileName();
    Files.writeString(result, json.toPrettyString() + "\n");
    figures.put("written", result.toString());
    return figures;
  }

  private static void put(
      String name, Fitted fitted, ObjectNode json, Map<String, Object> figures) {
    json.set(name, fitted.json());
    figures.put(name, json.get(name).get("cross_validated"));
  }

  /** One centre after the other, so that the house need not carry them all. */
  private List<Example> more() throws IOException, InterruptedException {
    var further = folder.resolve("more");
    var examples = new ArrayList<Example>();
    if (!Files.isDirectory(further)) {
      return examples;
    }
    var centres = new LinkedHashMap<String, List<Question>>();
    Question.inFolder(further)
        .forEach(one -> centres.computeIfAbsent(one.tenant(), name -> new ArrayList<>()).add(one));
    for (var centre : centres.entrySet()) {
      var name = centre.getKey();
      var slug = "more-" + name;
      tenants.put(name, prepare(slug, further.resolve(name), 0.75));
      centre.getValue().parallelStream()
          .map(question -> example(question, name))
          .filter(example -> example.question().length > 0)
          .forEachOrdered(examples::add);
      new Tenant(new Wire(house.address()), house.tokens(), slug, tenants.get(name)).delete();
      Report.say("%d questions of %s", centre.getValue().size(), name);
    }
    return examples;
  }

  private String prepare(String slug, Path articles, double denseWeight)
      throws IOException, InterruptedException {
    var tenantId =
        house
            .tenant(slug)
            .orElseGet(() -> house.createTenant(slug, Map.of("retrieval", weight(denseWeight))));
    var items = new ArrayList<Ingestion.Item>();
    try (Stream<Path> files = Files.list(articles)) {
      for (var file : files.filter(one -> one.toString().endsWith(".md")).sorted().toList()) {
        var text = Files.readString(file);
        var id = file.getFileName().toString().replace(".md", "");
        var title = text.lines().findFirst().orElse(id).replaceFirst("^#+\\s*", "");
        items.add(new Ingestion.Item(id, title, text, "markdown"));
      }
    }
    new Ingestion(house, tenantId, "help").all(items);
    return tenantId;
  }

  private static Map<String, Double> weight(double denseWeight) {
    return Map.of("dense_weight", denseWeight);
  }

  private Candidates candidates(Question question) {
    var found = search(question, question.tenant(), MOST).path("results");
    var measures = new double[found.size()][RankingFit.MEASURES.size()];
    var right = new boolean[found.size()];
    for (int i = 0; i < right.length; i++) {
      right[i] = question.documents().contains(found.get(i).at("/metadata/source").asText());
      for (int j = 0; j < measures[i].length; j++) {
        measures[i][j] =
            found.get(i).at("/explain/measures/" + RankingFit.MEASURES.get(j)).asDouble();
      }
    }
    return new Candidates(question.tenant(), measures, right);
  }

  private JsonNode search(Question question, String tenant, int most) {
    return house
        .client()
        .post(
            "/api/v1/rag/query?explain=true&vector=true",
            house.user(tenants.get(tenant)),
            Map.of("query", question.text(), "top_k", most));
  }

  private Example example(Question question, String tenant) {
    var why = search(question, tenant, 1).path("explain");
    scoringModel = why.path("scoring_model").asText(scoringModel);
    var signs = new HashMap<String, Double>();
    why.path("signs")
        .fields()
        .forEachRemaining(sign -> signs.put(sign.getKey(), sign.getValue().asDouble()));
    var vector = new double[why.path("vector").size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = why.path("vector").get(i).asDouble();
    }
    return new Example(question.tenant(), question.answerable(), signs, vector);
  }
}
