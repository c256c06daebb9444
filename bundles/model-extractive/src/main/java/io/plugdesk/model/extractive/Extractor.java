package io.plugdesk.model.extractive;

import io.plugdesk.api.knowledge.Passage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Picks the sentences, list items and table rows that answer a question, and cites each. Where
 * other places of the knowledge came nearly as close as the first, each is quoted too: which of
 * them answers is then the reader's to see.
 */
final class Extractor {
  private static final double LEAST_EVIDENCE = 0.06;

  /** Lower, since function words of other languages count as missing terms. */
  private static final double LEAST_EVIDENCE_OTHER = 0.06;

  private static final double SECOND_SHARE = 0.5;
  private static final double CLOSE_SHARE = 0.85;
  private static final double NEARLY_AS_CLOSE = 0.91;
  private static final int MOST_PLACES = 3;

  private final int sentences;

  /**
   * Makes an extractor.
   *
   * @param sentences how many sentences an answer has at most of what answers best; a list or a
   *     table counts as one
   */
  Extractor(int sentences) {
    this.sentences = sentences;
  }

  /**
   * Extracts.
   *
   * @param question the question
   * @param passages the passages, best first; the first is {@code [1]}
   */
  Extract extract(String question, List<Passage> passages) {
    var units = new ArrayList<Unit>();
    for (int index = 0; index < passages.size(); index++) {
      units.addAll(PassageReader.read(index + 1, passages.get(index)));
    }
    var scores = new Scores(question, units);
    var scored = new HashMap<Unit, Double>();
    units.forEach(unit -> scored.put(unit, scores.score(unit)));
    var ranked =
        units.stream()
            .filter(unit -> scores.evidence(unit) >= least(unit))
            .sorted(Comparator.comparing(scored::get).reversed())
            .toList();
    if (ranked.isEmpty()) {
      return Extract.NOTHING;
    }
    var best = ranked.get(0);
    var quotation = compose(units, ranked, scores, scored);
    addOtherPlaces(quotation, units, scored, passages);
    return new Extract(quotation.text(), scores.evidence(best));
  }

  private Quotation compose(
      List<Unit> units, List<Unit> ranked, Scores scores, Map<Unit, Double> scored) {
    var quotation = new Quotation(units, scored, scores.asksForSteps());
    var best = ranked.get(0);
    quotation.add(best);
    var held = scores.held(best);
    for (var next : ranked) {
      if (quotation.size() >= sentences || scored.get(next) < SECOND_SHARE * scored.get(best)) {
        break;
      }
      boolean close = next.sameBlock(best) && scored.get(next) >= CLOSE_SHARE * scored.get(best);
      if (!quotation.has(next) && (held.addAll(scores.held(next)) || close)) {
        quotation.add(next);
      }
    }
    if (quotation.size() < sentences) {
      quotation.addWhatContinues(best);
    }
    return quotation;
  }

  /** Adds the best of each other document or page that came nearly as close as the first. */
  private static void addOtherPlaces(
      Quotation quotation, List<Unit> units, Map<Unit, Double> scored, List<Passage> passages) {
    var quoted = new HashSet<Place>();
    quotation.passages().forEach(number -> quoted.add(Place.of(passages.get(number - 1))));
    double close = NEARLY_AS_CLOSE * passages.get(0).score();
    for (int index = 0; index < passages.size() && quoted.size() < MOST_PLACES; index++) {
      int number = index + 1;
      var passage = passages.get(index);
      var best =
          units.stream()
              .filter(unit -> unit.passage() == number)
              .max(Comparator.comparing(scored::get));
      if (passage.score() > 0
          && passage.score() >= close
          && best.isPresent()
          && quoted.add(Place.of(passage))) {
        quotation.addPlace(best.get());
      }
    }
  }

  private static double least(Unit unit) {
    return unit.english() ? LEAST_EVIDENCE : LEAST_EVIDENCE_OTHER;
  }

  /** What a reader opens: a document, or a page of one. */
  private record Place(String namespace, String documentId, Integer page) {
    static Place of(Passage passage) {
      return new Place(passage.namespace(), passage.documentId(), passage.page());
    }
  }
}
