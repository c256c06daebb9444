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
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Fits anew by what the house decides whether it can answer.
 *
 * <p>The folder holds help centres, each a folder of Markdown articles, and files of questions
 * about them ({@code *.jsonl}). The centres become tenants, the house searches for each question
 * and says what it saw, and the weights that fit best are written to {@code calibration.json} of
 * the room {@code grounding}; outside the source tree to a file of that name. A folder {@code more}
 * in it may hold further centres, which help to fit the decision to answer and are neither judged
 * nor read by the scoring model. The signs depend on the order of the passages: after a change of
 * what orders them, fit, build and fit again.
 */
final class CalibrationRun {
  /** The file that the house reads, where this runs in the source tree. */
  private static final Path RESOURCE =
      Path.of("bundles/grounding/src/main/resources/io/plugdesk/grounding/calibration.json");

  private static final List<String> ALL =
      List.of("similarity", "lead", "coverage", "sentence", "missing");
  private static final String READING = "reading";
  private static final String WORDS_ALONE = "-words";
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
      tenants.put(centre, prepare("calibrate-" + centre, articles, Map.of()));
      tenants.put(
          centre + WORDS_ALONE,
          prepare("calibrate-words-" + centre, articles, Map.of("dense_weight", 0, "read", 0)));
    }
    Report.say("%d centres are in; %d questions follow", tenants.size() / 2, questions.size());
    var seen = questions.parallelStream().map(this::seen).toList();
    var examples = seen.stream().map(Seen::whole).filter(CalibrationRun::compared).toList();
    var json = Report.JSON.createObjectNode();
    var figures = new LinkedHashMap<String, Object>();
    figures.put("questions", questions.size());
    figures.put("centres", tenants.size() / 2);
    var more = more();
    figures.put("more_questions", more.size());
    var fitting = new Fitting(examples, more, ALL);
    put(MODEL, fitting.fitted(List.of()), json, figures);
    if (scoringModel != null) {
      put(MODEL + "+" + scoringModel, fitting.fitted(List.of(READING)), json, figures);
    }
    var byWords = seen.stream().map(Seen::byWords).toList();
    put("words", new Fitting(byWords, List.of(), WORDS).fitted(List.of()), json, figures);
    json.set(
        "ranking", RankingFit.fit(seen.stream().flatMap(one -> one.order().stream()).toList()));
    figures.put("ranking", json.get("ranking").get("cross_validated"));
    var result = Files.exists(RESOURCE) ? RESOURCE : RESOURCE.getFileName();
    Files.writeString(result, json.toPrettyString() + "\n");
    figures.put("written", result.toString());
    return figures;
  }

  private Seen seen(Question question) {
    var answer = search(question, question.tenant(), question.answerable() ? MOST : 1);
    var byWords = search(question, question.tenant() + WORDS_ALONE, 1);
    return new Seen(
        example(question, answer),
        example(question, byWords),
        question.answerable() ? Optional.of(candidates(question, answer)) : Optional.empty());
  }

  private static boolean compared(Example example) {
    return example.question().length > 0;
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
      tenants.put(name, prepare(slug, further.resolve(name), Map.of("read", 0)));
      centre.getValue().parallelStream()
          .map(question -> example(question, search(question, name, 1)))
          .filter(CalibrationRun::compared)
          .forEachOrdered(examples::add);
      new Tenant(new Wire(house.address()), house.tokens(), slug, tenants.get(name)).delete();
      Report.say("%d questions of %s", centre.getValue().size(), name);
    }
    return examples;
  }

  private String prepare(String slug, Path articles, Map<String, Integer> retrieval)
      throws IOException, InterruptedException {
    var tenantId =
        house
            .tenant(slug)
            .orElseGet(() -> house.createTenant(slug, Map.of("retrieval", retrieval)));
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

  private static Candidates candidates(Question question, JsonNode answer) {
    var found = answer.path("results");
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

  private Example example(Question question, JsonNode answer) {
    var why = answer.path("explain");
    if (why.has("scoring_model")) {
      scoringModel = why.path("scoring_model").asText();
    }
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

  /** What the house saw of one question, and by words alone, and the order where one is right. */
  private record Seen(Example whole, Example byWords, Optional<Candidates> order) {}
}
