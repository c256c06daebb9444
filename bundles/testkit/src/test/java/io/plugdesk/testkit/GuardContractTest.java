package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.guard.Guard;
import io.plugdesk.api.guard.Text;
import io.plugdesk.api.guard.Verdict;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GuardContractTest {
  private static final Verdict HIDDEN = Verdict.redact("Is the bird in?", "a hidden word");
  private static final Map<String, Supplier<Guard>> TWINS =
      new TreeMap<>(
          Map.of(
              "givesAVerdict",
              () -> text -> text.words().isEmpty() ? null : new FakeGuard().check(text),
              "letsHarmlessWordsPass",
              () -> GuardContractTest::eager,
              "stopsWhatItIsThereFor",
              () -> text -> Verdict.pass(),
              "saysTheSameOfTheSameWords",
              () -> fickle(),
              "letsItsOwnWordsPass",
              () -> GuardContractTest::restless,
              "saysWhyWithoutQuoting",
              () -> GuardContractTest::talkative,
              "keepsItsTimeLimit",
              () -> GuardContractTest::slow,
              "answersManyThreadsAtOnce",
              () -> oneAtATime()));

  private static Supplier<Guard> subject = FakeGuard::new;

  /** The suite, held against the subject of the moment. */
  static class Subject extends GuardContract {
    @Override
    protected Guard guard() {
      return subject.get();
    }

    @Override
    protected String stopped() {
      return "Is the ostrich in?";
    }
  }

  @Test
  void hasABrokenTwinForEveryRule() {
    assertEquals(Rules.of(GuardContract.class), TWINS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> theFakeKeepsEveryRuleAndEachTwinBreaksItsOwn() {
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("the fake", () -> check(FakeGuard::new, Set.of()))),
        TWINS.entrySet().stream()
            .map(
                twin ->
                    DynamicTest.dynamicTest(
                        twin.getKey(), () -> check(twin.getValue(), Set.of(twin.getKey())))));
  }

  private static void check(Supplier<Guard> guard, Set<String> broken) {
    subject = guard;
    assertEquals(broken, Rules.brokenBy(Subject.class));
  }

  private static boolean stops(Text text) {
    return text.words().contains(FakeGuard.WORD);
  }

  /** Puts a question in its own place. */
  private static Verdict eager(Text text) {
    return text.words().contains("shop")
        ? Verdict.redact(text.words(), "a shop")
        : new FakeGuard().check(text);
  }

  private static Guard fickle() {
    var asked = new AtomicInteger();
    return text ->
        stops(text)
            ? Verdict.redact("Is the bird in?", "the word number " + asked.incrementAndGet())
            : Verdict.pass();
  }

  /** Hides what it has put in place once more. */
  private static Verdict restless(Text text) {
    return stops(text) || text.words().contains("bird") ? HIDDEN : Verdict.pass();
  }

  private static Verdict talkative(Text text) {
    return stops(text) ? Verdict.redact("Is the bird in?", "hidden: ostrich") : Verdict.pass();
  }

  private static Verdict slow(Text text) {
    if (text.words().length() > 1000) {
      Pause.millis(Guard.LIMIT.toMillis() + 300);
    }
    return new FakeGuard().check(text);
  }

  private static Guard oneAtATime() {
    var busy = new Busy();
    return text ->
        stops(text) ? busy.alone(() -> new FakeGuard().check(text)) : new FakeGuard().check(text);
  }
}
