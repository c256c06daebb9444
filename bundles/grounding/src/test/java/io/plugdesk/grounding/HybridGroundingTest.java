package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.api.knowledge.Query;
import io.plugdesk.desk.knowledge.Grounding.Request;
import io.plugdesk.desk.plugins.Pins;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A question through both searches. */
class HybridGroundingTest {
  private Signs signs() {
    return grounding
        .ground(request("How do I return a tent?"), grounding.settings(FakeHouse.TENANT))
        .signs();
  }

  private final ExecutorService executor = Executors.newFixedThreadPool(2);
  private final FakeHouse house = new FakeHouse();
  private final HybridGrounding grounding =
      new HybridGrounding(house.config(), house, house, house, house, house, executor);

  @AfterEach
  void stops() {
    executor.shutdownNow();
  }

  @Test
  void asksByWordsAndByMeaning() {
    house.knows("Return a tent within 30 days.");
    var evidence = grounding.ground(request("How do I return a tent?"));
    assertEquals(2, house.queries.size());
    assertEquals(0.5, evidence.denseWeight());
    assertEquals("Return a tent within 30 days.", evidence.passages().get(0).text());
  }

  @Test
  void asksByWordsAloneInALanguageTheModelDoesNotKnow() {
    house.knows("Ein Zelt kann man in 30 Tagen zurueckgeben.");
    house.language = "de";
    var evidence = grounding.ground(request("Wie gebe ich ein Zelt zurueck?"));
    assertEquals(0, evidence.denseWeight());
    assertTrue(house.queries.stream().allMatch(query -> query.embedding() == null));
  }

  @Test
  void asksByWordsAloneInLettersTheModelDoesNotKnow() {
    house.knows("Return a tent within 30 days.");
    house.language = "ja";
    assertEquals(0, grounding.ground(request("テントを返品できますか")).denseWeight());
    house.language = "und";
    assertEquals(0, grounding.ground(request("возврат палатки")).denseWeight());
    assertEquals(0.5, grounding.ground(request("tent return")).denseWeight());
  }

  @Test
  void weighsByWordsAloneWhereNoPassageHasAVector() {
    house.knows("Ein Zelt kann man in 30 Tagen zurueckgeben.");
    house.onlyWords = true;
    house.configJson = "{\"thresholds\":{\"answer\":0.0}}";
    var grounded =
        grounding.ground(request("Zelt zurueckgeben"), grounding.settings(FakeHouse.TENANT));
    assertEquals(
        Calibration.of(null, null).probability(grounded.signs()), grounded.evidence().confidence());
  }

  @Test
  void scoresAgreeWithTheOrder() {
    for (int i = 0; i < 9; i++) {
      house.knows("Return a tent within " + i + " days. ".repeat(i) + "Lamps are sold.");
    }
    var passages = grounding.ground(request("How do I return a tent?")).passages();
    for (int i = 1; i < passages.size(); i++) {
      assertTrue(passages.get(i - 1).score() >= passages.get(i).score(), "at " + i);
    }
  }

  @Test
  void putsThePassageAheadThatTheScoringModelTakesForTheAnswer() {
    house.knows("Return a tent at the shop.");
    house.knows("Return a tent at the door.");
    for (var answer : List.of("shop", "door")) {
      house.answers = text -> text.contains(answer);

      var passages = grounding.ground(request("How do I return a tent?")).passages();

      assertEquals("Return a tent at the " + answer + ".", passages.get(0).text());
      assertTrue(passages.get(0).score() > passages.get(1).score());
    }
  }

  @Test
  void isSurerOfWhatTheScoringModelTakesForTheAnswer() {
    house.knows("Return a tent within 30 days.");
    house.answers = text -> true;
    double surer = grounding.ground(request("How do I return a tent?")).confidence();
    house.answers = text -> false;
    double unsure = grounding.ground(request("How do I return a tent?")).confidence();

    assertTrue(surer > unsure, surer + " and " + unsure);
  }

  @Test
  void aModelThatNothingIsFittedToHasNoSay() {
    house.knows("Return a tent at any shop.");
    house.knows("Tents: return within 30 days.");
    var before = grounding.ground(request("How do I return a tent?"));
    house.answers = text -> text.contains("30 days");
    house.scoringModel = "somebody-elses";

    var after = grounding.ground(request("How do I return a tent?"));

    assertEquals(before.passages(), after.passages());
    assertEquals(before.confidence(), after.confidence());
  }

  @Test
  void hasOnlyTheFirstPassagesRead() {
    knowsPlaces();
    house.answers = text -> false;

    grounding.ground(request("How do I return a tent?"));

    assertEquals(3, house.read.size());
    assertTrue(house.read.get(0).text().startsWith("Title - "), house.read.toString());
  }

  @Test
  void readsNoFurtherThanAPassageThatSurelyAnswers() {
    knowsPlaces();
    house.answers = text -> true;

    grounding.ground(request("How do I return a tent?"));

    assertEquals(1, house.read.size());
  }

  @Test
  void readsOnceWhatIsSaidNearlyAlike() {
    for (int model = 101; model < 104; model++) {
      house.knows("Return the tent " + model + " within 30 days, clean and in its bag.");
    }
    house.answers = text -> false;
    var question = request("How do I return the tent 102?");

    var grounded = grounding.ground(question, grounding.settings(FakeHouse.TENANT));

    assertEquals(1, house.read.size(), house.read.toString());
    var scores = grounded.weighing().found().stream().map(grounded.reading()::score).toList();
    assertEquals(3, scores.size());
    assertEquals(1, Set.copyOf(scores).size(), scores.toString());
    assertTrue(scores.get(0).isPresent());
  }

  @Test
  void aModelThatFailedHasNoSay() {
    house.knows("Return a tent within 30 days.");
    house.answers = text -> false;
    house.failsAtReading = 1;

    assertFalse(signs().values().containsKey("reading"));
    assertTrue(signs().values().containsKey("reading"), "it works again");
  }

  @Test
  void readsNothingWhereItShallNot() {
    house.knows("Return a tent within 30 days.");
    house.answers = text -> true;
    house.most = 0;

    assertFalse(signs().values().containsKey("reading"));
    assertEquals(0, house.readings);
  }

  @Test
  void goesByItsSearchesWhereNothingIsRead() {
    house.knows("Return a tent within 30 days.");

    assertFalse(signs().values().containsKey("reading"));
  }

  private void knowsPlaces() {
    for (var place : List.of("shop", "desk", "door", "gate", "barn", "dock")) {
      house.knows("Return a tent at the " + place + ".");
    }
  }

  @Test
  void declinesWhenNothingIsFound() {
    var evidence = grounding.ground(request("How do I return a tent?"));
    assertFalse(evidence.answerable());
    assertEquals(0, evidence.confidence());
  }

  @Test
  void searchesForTheWholeQuestionWhenItLeansOnTheOneBefore() {
    house.knows("Return a tent within 30 days.");
    var evidence = grounding.ground(afterTheTent("How long does it take?"));
    assertTrue(evidence.question().contains("return a tent"), evidence.question());
  }

  @Test
  void doesNotAnswerTheOldQuestionWhenTheNewOneIsAboutSomethingElse() {
    house.knows("Return a tent within 30 days.");
    house.configJson = "{\"thresholds\":{\"answer\":0.99999}}";
    var other = "Which planets shine?";
    assertEquals(other, grounding.ground(afterTheTent(other)).question());
    var same = grounding.ground(afterTheTent("Within days?"));
    assertTrue(same.question().contains("return a tent"));
  }

  @Test
  void whatPointsButIsFarFromAllThatIsKnownStandsOnItsOwn() {
    house.knows("Return a tent within 30 days.");
    house.far = "What is it about quantum physics?";
    assertEquals(house.far, grounding.ground(afterTheTent(house.far)).question());
    var near = "Can I undo that?";
    assertTrue(grounding.ground(afterTheTent(near)).question().contains("return a tent"));
  }

  @Test
  void whatPointsAndIsSpokenOfIsJoinedHoweverFar() {
    house.knows("Return a tent within 30 days.");
    house.far = "Is it 30 days?";
    assertTrue(grounding.ground(afterTheTent(house.far)).question().contains("return a tent"));
  }

  @Test
  void searchesForWhatWasMeantWhereAWordWasMistyped() {
    house.knows("Return a tent within 30 days.");
    assertEquals(
        "How do I return a tent?", grounding.ground(request("How do I retrun a tent?")).question());
    assertEquals(4, house.queries.size());
  }

  @Test
  void aTenantsOwnThresholdDecides() {
    house.knows("Return a tent within 30 days.");
    house.configJson = "{\"thresholds\":{\"answer\":0.0}}";
    assertTrue(grounding.ground(request("Do you sell bitcoin?")).answerable());
    house.configJson = "{\"thresholds\":{\"answer\":1.0}}";
    assertFalse(grounding.ground(request("How do I return a tent?")).answerable());
  }

  @Test
  void searchesADocumentThatWasChosenByItsNameForTheRestOfTheQuestion() {
    for (var plan : List.of("Plus", "Standard")) {
      house.knows("Contoso Health " + plan + " Plan", "The " + plan + " plan is for all.");
      house.knows("Contoso Health " + plan + " Plan", "Medicare pays first, " + plan + " then.");
    }
    var question = "When does Medicare pay in the standard plan?";
    var evidence = grounding.ground(request(question));
    assertEquals(
        List.of(
            question,
            question,
            "When does Medicare pay in the ?",
            "When does Medicare pay in the ?"),
        house.queries.stream().map(Query::text).toList());
    assertEquals(question, evidence.question());
    assertEquals("Medicare pays first, Standard then.", evidence.passages().get(0).text());
    assertEquals(
        List.of("Contoso Health Standard Plan", "Contoso Health Standard Plan"),
        evidence.passages().subList(0, 2).stream().map(Passage::title).toList());
  }

  private static Request request(String question) {
    return new Request(FakeHouse.TENANT, Pins.none(), question, List.of(), 5, Query.Filter.NONE);
  }

  private static Request afterTheTent(String question) {
    var history = List.of("How do I return a tent?", "Send it back.");
    return new Request(FakeHouse.TENANT, Pins.none(), question, history, 5, Query.Filter.NONE);
  }
}
