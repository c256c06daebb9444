package io.plugdesk.grounding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.knowledge.Passage;
import io.plugdesk.desk.knowledge.Evidence.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which of the documents that are called alike a question means. */
class NamesakesTest {
  private static final String PLUS = "Contoso Health Plus Plan";
  private static final String STANDARD = "Contoso Health Standard Plan";

  @Test
  void aWordThatOnlyOneTitleHasMeansThatDocument() {
    assertEquals(Set.of(PLUS), heldBack("What does the standard plan cover?", PLUS, STANDARD));
    assertEquals(Set.of(STANDARD), heldBack("What does Health Plus cover?", PLUS, STANDARD));
  }

  @Test
  void aQuestionAboutBothOrNeitherMeansBoth() {
    assertEquals(
        Set.of(), heldBack("How does the standard plan differ from Plus?", PLUS, STANDARD));
    assertEquals(Set.of(), heldBack("What does the health plan cover?", PLUS, STANDARD));
  }

  @Test
  void documentsThatAreCalledOtherwiseAreLeftWhereTheyAre() {
    assertEquals(
        Set.of(), heldBack("Is the standard plan in the handbook?", STANDARD, "Staff handbook"));
    assertEquals(
        Set.of(),
        heldBack("When does a gift card expire?", "Gift cards", "Gift wrapping", "Expiry dates"));
    assertEquals(Set.of(), heldBack("What is the X100?", "X100", "X200"));
    assertEquals(
        Set.of(),
        heldBack("What does delivery cost?", "Delivery times and costs", "Delivery times abroad"));
  }

  @Test
  void aTitleThatOnlyLacksTheWordIsHeldBackAndTheOtherNeverIs() {
    var plan = "Contoso Health Plan";
    assertEquals(Set.of(plan), heldBack("What does the plus plan cover?", plan, PLUS));
    assertEquals(Set.of(), heldBack("What does the plan cover?", plan, PLUS));
  }

  @Test
  void theNameOfALargeDocumentIsLeftOutOfWhatIsSearchedFor() {
    assertEquals(
        Optional.of("What does the cover for Medicare?"),
        rest("What does the standard plan cover for Medicare?", 2));
    assertEquals(Optional.of("Who pays in _.pdf?"), rest("Who pays in Health_Plus.pdf?", 2));
  }

  @Test
  void nothingIsLeftOutForASmallDocumentOrWhereNothingElseIsAsked() {
    assertEquals(Optional.empty(), rest("What does the standard plan cover for Medicare?", 40));
    assertEquals(Optional.empty(), rest("What is the Contoso standard plan?", 2));
    assertEquals(Optional.empty(), rest("What does the health plan cover?", 2));
  }

  /** What is searched for where both plans have a passage, and other documents have some more. */
  private static Optional<String> rest(String question, int others) {
    var found = new ArrayList<>(List.of(found(PLUS), found(STANDARD)));
    for (int i = 0; i < others; i++) {
      found.add(found("Article " + i));
    }
    return new Namesakes(question, found).withoutName(question, found);
  }

  private static Found found(String title) {
    return new Found(Passages.of(title, title, "Text.", "en", 0), 1.0, 0.5);
  }

  private static Set<String> heldBack(String question, String... titles) {
    var found = Stream.of(titles).map(NamesakesTest::found).toList();
    var namesakes = new Namesakes(question, found);
    return found.stream()
        .map(Found::passage)
        .filter(namesakes::hold)
        .map(Passage::title)
        .collect(Collectors.toSet());
  }
}
