package io.plugdesk.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.plugdesk.launcher.house.Failure;
import io.plugdesk.privacy.Detector;
import io.plugdesk.privacy.Find;
import io.plugdesk.privacy.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures the house's detector of personal data on sentences with gold spans, in the format of
 * presidio-research: a list of {@code {full_text, spans: [{entity_type, start_position,
 * end_position}]}}.
 */
final class PrivacyEvaluation {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "EMAIL_ADDRESS", Kind.EMAIL,
          "PHONE_NUMBER", Kind.PHONE,
          "CREDIT_CARD", Kind.CARD,
          "IBAN_CODE", Kind.IBAN,
          "IP_ADDRESS", Kind.IP);
  private static final int WARM_UP = 3;
  private final Path file;
  private final String region;

  PrivacyEvaluation(Path file, String region) {
    this.file = file;
    this.region = region;
  }

  Map<String, Object> run() {
    var sentences = sentences();
    var detector = new Detector(region);
    for (int i = 0; i < WARM_UP; i++) {
      sentences.forEach(sentence -> detector.find(text(sentence)));
    }
    var scores = new EnumMap<Kind, PrivacyScore>(Kind.class);
    var nanos = new long[sentences.size()];
    for (int i = 0; i < nanos.length; i++) {
      var text = text(sentences.get(i));
      long begin = System.nanoTime();
      var found = detector.find(text);
      nanos[i] = System.nanoTime() - begin;
      for (var kind : Kind.values()) {
        var gold = gold(sentences.get(i), kind);
        var own = found.stream().filter(find -> find.kind() == kind).toList();
        scores.merge(kind, PrivacyScore.of(text, gold, own), PrivacyScore::plus);
        tell(i, text, gold, own);
      }
    }
    return figures(scores, nanos);
  }

  private static Map<String, Object> figures(Map<Kind, PrivacyScore> scores, long[] nanos) {
    var figures = new LinkedHashMap<String, Object>();
    figures.put("sentences", nanos.length);
    scores.forEach(
        (kind, score) -> {
          System.out.printf(
              "%-6s %5d gold  precision %.3f  recall %.3f  F2 %.3f%n",
              kind.word(), score.gold(), score.precision(), score.recall(), score.f2());
          figures.put(kind.word(), score.figures());
        });
    var all = scores.values().stream().reduce(PrivacyScore.NONE, PrivacyScore::plus);
    figures.put("all", all.figures());
    Arrays.sort(nanos);
    figures.put("p50_ms", Report.round(at(nanos, 0.5)));
    figures.put("p95_ms", Report.round(at(nanos, 0.95)));
    figures.put("max_ms", Report.round(at(nanos, 1)));
    return figures;
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
  }

  /** Says where it goes wrong by place: who wants the words has the file. */
  private static void tell(int sentence, String text, List<Find> gold, List<Find> found) {
    for (var missed : gold) {
      if (!PrivacyScore.covers(text, missed, found)) {
        say("missed", sentence, missed);
      }
    }
    for (var extra : found) {
      if (gold.stream().noneMatch(g -> PrivacyScore.meet(extra, g))) {
        say("mistaken", sentence, extra);
      }
    }
  }

  private static void say(String what, int sentence, Find find) {
    Report.say(
        "%s: %s in sentence %d, %d to %d",
        what, find.kind().word(), sentence, find.start(), find.end());
  }

  private static String text(JsonNode sentence) {
    return sentence.path("full_text").asText();
  }

  private static List<Find> gold(JsonNode sentence, Kind kind) {
    var gold = new ArrayList<Find>();
    for (var span : sentence.path("spans")) {
      if (KINDS.get(span.path("entity_type").asText()) == kind) {
        gold.add(
            new Find(kind, span.path("start_position").asInt(), span.path("end_position").asInt()));
      }
    }
    return gold;
  }

  private List<JsonNode> sentences() {
    try {
      var sentences = new ArrayList<JsonNode>();
      Report.JSON.readTree(file.toFile()).forEach(sentences::add);
      if (!sentences.isEmpty() && sentences.get(0).has("full_text")) {
        return sentences;
      }
    } catch (IOException e) {
      throw new Failure("Cannot read " + file + ": " + e.getMessage());
    }
    throw new Failure(file + " is no list of {full_text, spans}");
  }
}
