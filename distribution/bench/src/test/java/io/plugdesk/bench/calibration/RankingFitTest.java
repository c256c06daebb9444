package io.plugdesk.bench.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What passages are ordered by is learnt from questions. */
class RankingFitTest {
  private static final int COVERAGE = 2;

  @Test
  void findsWhatTellsTheRightPassage() {
    var json = RankingFit.fit(questions(COVERAGE));
    var weights = json.get("weights");
    for (var other : List.of("nearness", "lexical", "sentence")) {
      assertTrue(weights.get("coverage").asDouble() > 5 * weights.get(other).asDouble(), other);
    }
    assertTrue(json.at("/cross_validated/right_first").asDouble() > 0.9, json.toString());
  }

  @Test
  void theSearchesWeightsAddUpToOneAndTheReadingsIsAShare() {
    var weights = RankingFit.fit(questions(0)).get("weights");
    double sum = 0;
    for (var weight : weights) {
      assertTrue(weight.asDouble() >= 0);
      sum += weight.asDouble();
    }
    double reading = weights.get("reading").asDouble();
    assertTrue(reading < 1, weights.toString());
    assertEquals(1, sum - reading, 0.001);
  }

  private static List<Candidates> questions(int telling) {
    var random = new Random(7);
    var questions = new ArrayList<Candidates>();
    for (int i = 0; i < 80; i++) {
      var measures = new double[10][RankingFit.MEASURES.size()];
      var right = new boolean[10];
      for (int passage = 0; passage < right.length; passage++) {
        for (int measure = 0; measure < measures[passage].length; measure++) {
          measures[passage][measure] = random.nextDouble() * 0.8;
        }
      }
      right[i % 10] = true;
      measures[i % 10][telling] = 0.8 + 0.2 * random.nextDouble();
      questions.add(new Candidates("centre " + i % 4, measures, right));
    }
    return questions;
  }
}
