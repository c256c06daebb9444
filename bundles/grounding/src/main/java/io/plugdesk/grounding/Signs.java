package io.plugdesk.grounding;

import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What speaks for and against an answer, in numbers that {@link Calibration} weighs.
 *
 * @param values the signs by name: {@code similarity}, the highest cosine similarity of question
 *     and passage; {@code margin}, how far it is above the fifth to tenth; {@code lead}, how far
 *     the best fused score is ahead of the fifth, 0 to 1; {@code coverage}, the share of the
 *     question's content words, rare ones counting more, in the best passage; {@code sentence}, the
 *     same in a single sentence; {@code missing}, how many of them no good passage holds
 * @param question the question's vector, null where the search by meaning took no part
 */
record Signs(Map<String, Double> values, float[] question) {
  private static final int TOP = 3;
  private static final int FIELD = 5;
  private static final int WIDE_FIELD = 10;

  /** Copies the values. */
  Signs {
    values = Map.copyOf(values);
  }

  static Signs of(String question, List<Found> found, float[] vector) {
    var values = new LinkedHashMap<String, Double>();
    if (!found.isEmpty()) {
      similarities(found, values);
      double first = found.get(0).passage().score();
      double field = found.get(Math.min(FIELD, found.size()) - 1).passage().score();
      values.put("lead", first > 0 ? (first - field) / first : 0);
      words(question, found, values);
    }
    return new Signs(values, vector);
  }

  private static void similarities(List<Found> found, Map<String, Double> values) {
    var similarities =
        found.stream()
            .map(one -> one.dense() == null ? 0 : one.dense())
            .sorted(Comparator.reverseOrder())
            .limit(WIDE_FIELD)
            .toList();
    double first = similarities.get(0);
    double field =
        similarities.stream()
            .skip(FIELD - 1)
            .mapToDouble(Double::doubleValue)
            .average()
            .orElse(first);
    values.put("similarity", first);
    values.put("margin", first - field);
  }

  private static void words(String question, List<Found> found, Map<String, Double> values) {
    var texts = new ArrayList<Set<String>>();
    found.forEach(one -> texts.add(Words.content(whole(one))));
    var coverage = Coverage.of(Words.content(question), texts);
    var top = texts.subList(0, Math.min(TOP, texts.size()));
    values.put("coverage", most(coverage, top.stream()));
    values.put(
        "sentence",
        most(coverage, found.stream().limit(FIELD).flatMap(Signs::sentences).map(Words::content)));
    values.put("missing", (double) coverage.missing(top));
  }

  private static double most(Coverage coverage, Stream<Set<String>> texts) {
    return texts.mapToDouble(coverage::share).max().orElse(0);
  }

  private static String whole(Found found) {
    var passage = found.passage();
    return passage.title() + " " + passage.section() + " " + passage.text();
  }

  private static Stream<String> sentences(Found found) {
    return Sentences.of(found.passage().text());
  }
}
