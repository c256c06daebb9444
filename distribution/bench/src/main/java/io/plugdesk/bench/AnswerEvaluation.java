package io.plugdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.launcher.house.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Asks questions with known answers and counts how the house does.
 *
 * <p>The file holds one JSON object a line: {@code id, tenant, question, answerable, documents,
 * follows} (the id of the question before it, for a follow-up). The house answers with its own
 * threshold, and its figures are those of every other question; the threshold that would part the
 * remaining ones best is shown beside them.
 */
final class AnswerEvaluation {
  private static final int BINS = 10;
  private final HouseUnderTest house;
  private final List<Question> questions = new ArrayList<>();
  private final Map<String, String> tenants = new HashMap<>();

  AnswerEvaluation(HouseUnderTest house, Path file) {
    this.house = house;
    read(file);
  }

  /** A question and what is right. */
  record Question(
      String id,
      String tenant,
      String text,
      boolean answerable,
      List<String> documents,
      String follows) {}

  /** What the house said. */
  record Answer(Question question, List<String> cited, double confidence) {
    boolean declined() {
      return cited.isEmpty();
    }

    boolean right() {
      return cited.stream().anyMatch(question.documents()::contains);
    }
  }

  Map<String, Object> run() {
    var single = questions.stream().filter(q -> q.follows() == null).toList();
    var answers = single.stream().map(q -> ask(q, null)).toList();
    var fitted = half(answers, 0);
    var held = half(answers, 1);
    var figures = new LinkedHashMap<String, Object>();
    figures.put("questions", answers.size());
    figures.put("fitted_threshold", Report.round(fit(fitted)));
    figures.put("fitted_on", fitted.size());
    figures.put("reported_on", held.size());
    figures.put("cited_right", share(held, a -> a.question().answerable(), Answer::right));
    figures.put(
        "unanswerable_declined", share(held, a -> !a.question().answerable(), Answer::declined));
    figures.put("false_declines", share(held, a -> a.question().answerable(), Answer::declined));
    figures.put("calibration_error", Report.round(calibrationError(held)));
    followUps(figures);
    return figures;
  }

  private void followUps(Map<String, Object> figures) {
    var byId = new HashMap<String, Question>();
    questions.forEach(q -> byId.put(q.id(), q));
    var follow = questions.stream().filter(q -> q.follows() != null).toList();
    var with = follow.stream().map(q -> ask(q, byId.get(q.follows()))).toList();
    var without = follow.stream().map(q -> ask(q, null)).toList();
    figures.put("follow_ups", follow.size());
    figures.put("follow_ups_right", share(with, a -> true, Answer::right));
    figures.put("follow_ups_right_without_history", share(without, a -> true, Answer::right));
  }

  private Answer ask(Question question, Question before) {
    var tenantId = tenants.computeIfAbsent(question.tenant(), this::tenant);
    var conversation =
        before == null
            ? null
            : query(tenantId, before.text(), null).path("conversation_id").asText();
    var answer = query(tenantId, question.text(), conversation);
    var cited = new ArrayList<String>();
    answer.path("citations").forEach(citation -> cited.add(citation.path("source").asText()));
    return new Answer(question, cited, answer.path("confidence").asDouble());
  }

  private JsonNode query(String tenantId, String text, String conversation) {
    var body = new HashMap<String, Object>();
    body.put("tenant_id", tenantId);
    body.put("message", text);
    body.put("channel", "api");
    if (conversation != null) {
      body.put("context", Map.of("conversation_id", conversation));
    }
    return house.client().post("/api/v1/query", house.user(tenantId), body);
  }

  private String tenant(String slug) {
    return house
        .tenant(slug)
        .orElseThrow(() -> new Failure("There is no tenant " + slug + "; start the house first"));
  }

  private static List<Answer> half(List<Answer> answers, int which) {
    var half = new ArrayList<Answer>();
    for (int i = which; i < answers.size(); i += 2) {
      half.add(answers.get(i));
    }
    return half;
  }

  /** The confidence that parts answerable from unanswerable questions with the fewest mistakes. */
  private static double fit(List<Answer> answers) {
    double best = 0;
    long fewest = Long.MAX_VALUE;
    for (int step = 0; step <= 100; step++) {
      double threshold = step / 100.0;
      long mistakes =
          answers.stream()
              .filter(a -> a.question().answerable() != (a.confidence() >= threshold))
              .count();
      if (mistakes < fewest) {
        fewest = mistakes;
        best = threshold;
      }
    }
    return best;
  }

  /** Expected calibration error (Naeini, Cooper and Hauskrecht, AAAI 2015), ten equal bins. */
  private static double calibrationError(List<Answer> answers) {
    double error = 0;
    for (int bin = 0; bin < BINS; bin++) {
      double from = bin / (double) BINS;
      double until = (bin + 1) / (double) BINS;
      boolean last = bin == BINS - 1;
      var inside =
          answers.stream()
              .filter(a -> a.confidence() >= from && (a.confidence() < until || last))
              .toList();
      double sure = inside.stream().mapToDouble(Answer::confidence).sum();
      double right = inside.stream().filter(a -> a.question().answerable()).count();
      error += Math.abs(sure - right);
    }
    return answers.isEmpty() ? 0 : error / answers.size();
  }

  private static double share(
      List<Answer> answers, Predicate<Answer> among, Predicate<Answer> which) {
    var all = answers.stream().filter(among).toList();
    return all.isEmpty()
        ? -1
        : Report.round(all.stream().filter(which).count() / (double) all.size());
  }

  private void read(Path file) {
    try {
      for (var line : Files.readAllLines(file)) {
        if (!line.isBlank()) {
          var node = Report.JSON.readTree(line);
          var documents = new ArrayList<String>();
          node.path("documents").forEach(document -> documents.add(document.asText()));
          questions.add(
              new Question(
                  node.path("id").asText(),
                  node.path("tenant").asText(),
                  node.path("question").asText(),
                  node.path("answerable").asBoolean(),
                  documents,
                  node.path("follows").asText(null)));
        }
      }
    } catch (IOException e) {
      throw new Failure("Cannot read " + file + ": " + e.getMessage());
    }
  }
}
