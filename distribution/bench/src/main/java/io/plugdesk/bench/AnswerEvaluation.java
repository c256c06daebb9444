package io.plugdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.launcher.house.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Asks questions with known answers and counts how the house does.
 *
 * <p>The house answers with its own threshold, which comes from other questions than these: those
 * of {@code eval calibrate}.
 */
final class AnswerEvaluation {
  private static final int BINS = 10;
  private final HouseUnderTest house;
  private final List<Question> questions = new ArrayList<>();
  private final Map<String, String> tenants = new HashMap<>();

  AnswerEvaluation(HouseUnderTest house, Path file) {
    this.house = house;
    questions.addAll(Question.read(file));
  }

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
    var figures = new LinkedHashMap<String, Object>();
    figures.put("questions", answers.size());
    figures.put("cited_right", share(answers, a -> a.question().answerable(), Answer::right));
    figures.put(
        "cited_right_of_answered",
        share(answers, a -> a.question().answerable() && !a.declined(), Answer::right));
    figures.put(
        "unanswerable_declined", share(answers, a -> !a.question().answerable(), Answer::declined));
    figures.put("false_declines", share(answers, a -> a.question().answerable(), Answer::declined));
    figures.put("calibration_error", Report.round(calibrationError(answers)));
    followUps(figures);
    figures.values().removeIf(Objects::isNull);
    return figures;
  }

  private void followUps(Map<String, Object> figures) {
    var byId = new HashMap<String, Question>();
    questions.forEach(q -> byId.put(q.id(), q));
    var follow = questions.stream().filter(q -> q.follows() != null).toList();
    var with = follow.stream().map(q -> ask(q, byId.get(q.follows()))).toList();
    var without = follow.stream().map(q -> ask(q, null)).toList();
    figures.put("follow_ups", follow.size());
    figures.put("follow_ups_right", share(with, a -> a.question().answerable(), Answer::right));
    figures.put(
        "follow_ups_right_without_history",
        share(without, a -> a.question().answerable(), Answer::right));
    figures.put(
        "unanswerable_follow_ups_declined",
        share(with, a -> !a.question().answerable(), Answer::declined));
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

  /** Null, and so no figure, where there is nothing to take a share of. */
  private static Double share(
      List<Answer> answers, Predicate<Answer> among, Predicate<Answer> which) {
    var all = answers.stream().filter(among).toList();
    return all.isEmpty()
        ? null
        : (Double) Report.round(all.stream().filter(which).count() / (double) all.size());
  }
}
