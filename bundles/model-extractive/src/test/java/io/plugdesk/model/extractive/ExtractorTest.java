package io.plugdesk.model.extractive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.testkit.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractorTest {
  private static final Passage RETURNS =
      Samples.passage(
          "returns",
          0,
          "Return period",
          "Returns are accepted within 30 days of delivery. Our shop was founded in 1987."
              + " If a label is missing, the return period is 14 days.");
  private static final Passage DELIVERY =
      Samples.passage(
          "delivery",
          0,
          "Delivery options",
          """
          | Option | Cost | Delivery time |
          | --- | --- | --- |
          | Standard | £3.95 | 3 working days |
          | Express | £8.95 | Next working day |
          """);
  private static final Passage LOAN =
      Samples.passage(
          "loan", 0, "Borrow a tool", "Return a borrowed tool within 7 days. We lend drills.");
  private static final Passage METER =
      Samples.passage(
          "meter",
          0,
          "Send a meter reading",
          """
          A reading can be sent in three steps:

          1. Open the app.
          2. Enter the digits of the meter.
          3. Press **Send**.

          Readings are kept for two years.
          """);

  private final Extractor extractor = new Extractor(3);

  @Test
  void quotesTheSentenceThatAnswersAndCitesIt() {
    var text = answer("How long do I have to return something?", DELIVERY, RETURNS);

    assertTrue(text.startsWith("Returns are accepted within 30 days of delivery. [2]"), text);
    assertTrue(!text.contains("founded"), text);
  }

  @Test
  void changesTheAnswerWhenTheCitedSentenceGoes() {
    var without =
        Samples.passage(
            "returns",
            0,
            "Return period",
            RETURNS.text().replace("Returns are accepted within 30 days of delivery. ", ""));

    var before = answer("How long do I have to return something?", RETURNS);
    var after = answer("How long do I have to return something?", without);

    assertNotEquals(before, after);
    assertTrue(!after.contains("30 days"), after);
  }

  @Test
  void quotesAnotherDocumentThatCameNearlyAsClose() {
    var text =
        answer(
            "How long do I have to return something?",
            RETURNS.withScore(0.7),
            LOAN.withScore(0.68));

    assertTrue(text.startsWith("Returns are accepted within 30 days of delivery. [1]"), text);
    assertTrue(text.endsWith("\n\nReturn a borrowed tool within 7 days. [2]"), text);
  }

  @Test
  void leavesAnotherDocumentAwayThatCameLessClose() {
    var text =
        answer(
            "How long do I have to return something?", RETURNS.withScore(0.7), LOAN.withScore(0.6));

    assertTrue(!text.contains("[2]"), text);
  }

  @Test
  void saysOnceWhatTwoPlacesSayInTheSameWords() {
    var first = Samples.passage("loan-0", 0, "Loan", LOAN.text()).withScore(0.7);
    var second = Samples.passage("loan-1", 0, "Loan", LOAN.text()).withScore(0.7);

    var text = answer("Until when must I return a tool?", first, second);

    assertTrue(text.contains("[1][2]"), text);
    assertEquals(-1, text.indexOf("tool", text.indexOf("[1][2]")), text);
  }

  @Test
  void quotesNoMoreThanThreePlaces() {
    var near = new ArrayList<Passage>();
    for (int number = 0; number < 5; number++) {
      near.add(Samples.passage("loan-" + number, 0, "Loan " + number, LOAN.text()).withScore(0.7));
    }

    var text = answer("Until when must I return a tool?", near.toArray(Passage[]::new));

    assertTrue(text.contains("[3]"), text);
    assertTrue(!text.contains("[4]"), text);
  }

  @Test
  void saysNothingWhenNoPassageSpeaksOfTheQuestion() {
    assertEquals("", answer("Do you sell kayaks?", RETURNS, DELIVERY, METER));
  }

  @Test
  void saysNothingWithoutPassages() {
    assertEquals("", answer("How long do I have to return something?"));
  }

  @Test
  void tellsATableRowWithItsHeaders() {
    assertEquals(
        "Option: Express; Cost: £8.95; Delivery time: Next working day [1]",
        answer("What is the price of express delivery?", DELIVERY));
  }

  @Test
  void quotesStepsAsAWholeListWithTheirLeadIn() {
    assertEquals(
        """
        A reading can be sent in three steps: [1]

        - Open the app.
        - Enter the digits of the meter.
        - Press **Send**. [1]""",
        answer("How do I send my meter reading?", METER));
  }

  @Test
  void keepsTheSentenceThatLimitsTheAnswer() {
    var passage =
        Samples.passage(
            "refund",
            0,
            "Refunds are paid within 5 days. However, bank transfers take longer."
                + " The office has a garden.");

    assertEquals(
        "Refunds are paid within 5 days. [1] However, bank transfers take longer. [1]",
        answer("When is my refund paid?", passage));
  }

  @Test
  void bringsTheSentenceThatAPronounLeansOn() {
    var passage =
        Samples.passage(
            "card", 0, "A gift card is a code in an e-mail. It expires after three years.");

    assertTrue(
        answer("When does it expire?", passage)
            .startsWith(
                "A gift card is a code in an e-mail. [1] It expires after three years. [1]"));
  }

  @Test
  void prefersASentenceThatHoldsTheKindOfThingAsked() {
    var passage =
        Samples.passage(
            "repair",
            0,
            "A repair of a tent is done by our workshop. A repair of a tent costs £15.");

    assertTrue(answer("How much is a tent repair?", passage).contains("£15"));
  }

  @Test
  void understandsNearSynonyms() {
    var passage = Samples.passage("parcel", 0, "A parcel can be traced with its number.");

    assertTrue(answer("Where can I track my package?", passage).contains("traced"));
  }

  @Test
  void answersInAnotherLanguageByItsWords() {
    var passage = Samples.passage("rueckgabe", 0, "Rückgaben sind innerhalb von 30 Tagen möglich.");
    var german =
        new Passage(
            passage.chunkId(),
            passage.documentId(),
            passage.namespace(),
            0,
            "Rückgabe",
            "",
            null,
            passage.text(),
            null,
            "1",
            "de",
            passage.createdAt(),
            0,
            passage.metadata());

    assertEquals(
        "Rückgaben sind innerhalb von 30 Tagen möglich. [1]",
        answer("Wie lange ist eine Rückgabe möglich?", german));
  }

  @Test
  void givesTheSameAnswerEveryTime() {
    var first = answer("How long do I have to return something?", RETURNS, DELIVERY, METER);

    assertEquals(
        first, answer("How long do I have to return something?", RETURNS, DELIVERY, METER));
  }

  @Test
  void keepsToItsMostSentences() {
    var text =
        new Extractor(1).extract("How long is the return period?", List.of(RETURNS, METER)).text();

    assertEquals(1, text.split("\\[1\\]", -1).length - 1, text);
  }

  private String answer(String question, Passage... passages) {
    return extractor.extract(question, List.of(passages)).text();
  }
}
