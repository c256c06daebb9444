package io.plugdesk.guard.phrases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plugdesk.api.guard.Guard;
import io.plugdesk.api.guard.Text;
import io.plugdesk.api.guard.Text.Speaker;
import io.plugdesk.api.guard.Verdict;
import io.plugdesk.api.guard.Verdict.Decision;
import io.plugdesk.testkit.GuardContract;
import io.plugdesk.testkit.Samples;
import io.plugdesk.testkit.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhrasesGuardTest extends GuardContract {
  @Override
  protected Guard guard() {
    return new PhrasesGuard(
        Settings.of(
            PhrasesConfig.class,
            Map.of(
                "hide",
                new String[] {"Globex", "order  desk", "[hidden]", "C++"},
                "refuse",
                new String[] {"Rechtsanwalt", " "},
                "told",
                "Please write to us.")));
  }

  @Override
  protected String stopped() {
    return "Globex is cheaper.";
  }

  @Test
  void hidesWholeWordsInAnyCase() {
    assertEquals("Is [hidden] better? Globexes are.", redacted("Is GLOBEX better? Globexes are."));
    assertEquals("Ask the [hidden]!", redacted("Ask the Order\ndesk!"));
    assertEquals("[hidden], please", redacted("c++, please"));
  }

  @Test
  void refusesInTheTenantsWords() {
    assertEquals(
        Verdict.refuse("Please write to us.", "a refused phrase"),
        check("Mein RECHTSANWALT sagt: Globex"));
  }

  @Test
  void letsEverythingPassWithoutPhrases() {
    var none = new PhrasesGuard(Settings.of(PhrasesConfig.class, Map.of()));
    var text = new Text(Samples.ACME, "c", Speaker.CUSTOMER, "Globex?");
    assertEquals(Decision.PASS, none.check(text).decision());
  }

  private String redacted(String words) {
    return check(words).words();
  }

  private Verdict check(String words) {
    return guard().check(new Text(Samples.ACME, "c", Speaker.CUSTOMER, words));
  }
}
