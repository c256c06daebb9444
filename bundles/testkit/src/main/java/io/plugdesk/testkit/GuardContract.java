package io.plugdesk.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plugdesk.api.guard.Guard;
import io.plugdesk.api.guard.Text;
import io.plugdesk.api.guard.Text.Speaker;
import io.plugdesk.api.guard.Verdict.Decision;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The rules of {@link Guard}: extend it in your guard's test. */
public abstract class GuardContract {
  private static final int LONGEST_MESSAGE = 4000;

  /** Your guard, ready to be asked; each rule asks for it once or more. */
  protected abstract Guard guard();

  /** Words that your guard does not let pass as they are. */
  protected abstract String stopped();

  /** Words that your guard lets pass; override it when it does not let these. */
  protected String passing() {
    return "When does the shop open?";
  }

  /** Who says the words that your guard is about; override it when it is not the customer. */
  protected Speaker speaker() {
    return Speaker.CUSTOMER;
  }

  /** A verdict is never null. */
  @Test
  protected final void givesAVerdict() {
    assertNotNull(guard().check(text("")));
  }

  /** What passes is {@code Verdict.pass()}: a text is not put in its own place. */
  @Test
  protected final void letsHarmlessWordsPass() {
    assertEquals(Decision.PASS, guard().check(text(passing())).decision());
  }

  /** It is there for something. */
  @Test
  protected final void stopsWhatItIsThereFor() {
    assertNotEquals(Decision.PASS, guard().check(text(stopped())).decision());
  }

  /** The same text has the same verdict. */
  @Test
  protected final void saysTheSameOfTheSameWords() {
    var guard = guard();
    assertEquals(guard.check(text(stopped())), guard.check(text(stopped())));
  }

  /** What a guard has put in place of a text passes it. */
  @Test
  protected final void letsItsOwnWordsPass() {
    var guard = guard();
    var verdict = guard.check(text(stopped()));
    if (verdict.decision() == Decision.REDACT) {
      assertEquals(Decision.PASS, guard.check(text(verdict.words())).decision());
    }
  }

  /** The audit trail says why, and does not quote. */
  @Test
  protected final void saysWhyWithoutQuoting() {
    var verdict = guard().check(text(stopped()));
    if (verdict.decision() != Decision.PASS) {
      for (var word : stopped().split("\\W+")) {
        assertFalse(
            word.length() > 3
                && !verdict.words().contains(word)
                && verdict
                    .reason()
                    .toLowerCase(Locale.ROOT)
                    .contains(word.toLowerCase(Locale.ROOT)),
            "the reason quotes " + word);
      }
    }
  }

  /** A check of the longest message ends within its limit. */
  @Test
  protected final void keepsItsTimeLimit() {
    var guard = guard();
    for (var part : List.of(passing(), stopped())) {
      var words = (part + " ").repeat(LONGEST_MESSAGE / (part.length() + 1));
      assertTimeoutPreemptively(Guard.LIMIT, () -> guard.check(text(words)));
    }
  }

  /** The house calls it from many threads at once. */
  @Test
  protected final void answersManyThreadsAtOnce() throws Exception {
    var guard = guard();
    var decision = guard.check(text(stopped())).decision();
    ManyThreads.run(
        Duration.ofSeconds(30),
        () -> {
          assertEquals(decision, guard.check(text(stopped())).decision());
          return null;
        });
  }

  private Text text(String words) {
    return new Text(Samples.ACME, "conversation-1", speaker(), words);
  }
}
