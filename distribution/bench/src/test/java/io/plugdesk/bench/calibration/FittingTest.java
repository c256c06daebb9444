package io.plugdesk.bench.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Weights and threshold from questions of several help centres. */
class FittingTest {
  private static final List<String> SIGNS = List.of("coverage", "noise");

  @Test
  void findsTheSignThatDecides() {
    var fitted = new Fitting(examples(true), List.of(), SIGNS).fitted(List.of());
    assertTrue(fitted.weights()[0] > Math.abs(fitted.weights()[1]), fitted.json().toString());
    assertTrue(fitted.judgement().area() > 0.9, fitted.json().toString());
    assertTrue(fitted.judgement().falselyDeclined() <= 0.08, fitted.json().toString());
    assertTrue(fitted.judgement().declined() > 0.5, fitted.json().toString());
  }

  @Test
  void isNotTakenInByWhatHoldsInOneCentreOnly() {
    assertEquals(
        0.5,
        new Fitting(examples(false), List.of(), SIGNS).fitted(List.of()).judgement().area(),
        0.15);
  }

  @Test
  void isHelpedByMoreExamplesThatAreNotJudged() {
    var few = examples(true).subList(0, 12);
    var helped = new Fitting(few, examples(true), SIGNS).fitted(List.of());
    assertTrue(
        helped.weights()[0] > new Fitting(few, List.of(), SIGNS).fitted(List.of()).weights()[0],
        helped.json().toString());
  }

  @Test
  void weighsASignBesideTheOthersByTheJudgedExamplesAlone() {
    var judged = examples(true);
    var lying = examples(true).stream().map(FittingTest::contrary).toList();
    var fitted = new Fitting(judged, lying, List.of("noise")).fitted(List.of("coverage"));
    var json = fitted.json();
    assertTrue(json.at("/weights/coverage").asDouble() > 1, json.toString());
    assertTrue(fitted.judgement().area() > 0.9, json.toString());
  }

  @Test
  void judgesByTheExamplesThatHaveASignBeside() {
    var with = examples(true);
    var all = new ArrayList<>(with);
    for (var one : examples(true)) {
      all.add(new Example(one.centre(), !one.answerable(), Map.of("noise", 0.0), one.question()));
    }
    var fitted = new Fitting(all, List.of(), List.of("noise")).fitted(List.of("coverage"));
    assertTrue(fitted.judgement().area() > 0.9, fitted.json().toString());
  }

  @Test
  void isWrittenByName() {
    var json = new Fitting(examples(true), List.of(), SIGNS).fitted(List.of()).json();
    assertTrue(json.path("weights").has("coverage"));
    assertEquals(2, json.path("question").size());
    assertTrue(json.path("threshold").asDouble() > 0);
  }

  private static Example contrary(Example one) {
    return new Example(one.centre(), !one.answerable(), one.signs(), one.question());
  }

  /** The sign speaks the truth everywhere, or the contrary in every other centre. */
  private static List<Example> examples(boolean everywhere) {
    var random = new Random(1);
    var examples = new ArrayList<Example>();
    for (int i = 0; i < 400; i++) {
      boolean answerable = random.nextBoolean();
      boolean honest = everywhere || i % 2 == 0;
      double coverage = (answerable == honest ? 1 : 0) + random.nextGaussian() * 0.4;
      examples.add(
          new Example(
              "centre " + i % 4,
              answerable,
              Map.of("coverage", coverage, "noise", random.nextGaussian()),
              new double[] {random.nextGaussian(), random.nextGaussian()}));
    }
    return examples;
  }
}
