package io.plugdesk.editions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plugdesk.api.PlugdeskException;
import io.plugdesk.desk.editions.Plan;
import io.plugdesk.desk.editions.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What wishes come to, with the resolver that the framework uses. */
class PlannerTest {
  private final House house = House.furnished();

  @Test
  void switchesOnWhatAFeatureNeedsProvidersFirst() {
    var plan = plan("+chat");

    assertEquals(
        """
        on model.quotes: answers is needed by channel.web
        on model.vectors: embeddings is needed by retrieval.server
        on retrieval.server: search is needed by channel.web
        on channel.web: chat is asked for""",
        steps(plan));
    assertEquals(List.of("chat"), plan.edition());
    assertFalse(plan.done());
  }

  @Test
  void prefersWhatIsOnAlready() {
    house.on("retrieval.disk", "model.vectors", "model.remote").edition("");

    assertEquals(
        """
        on channel.web: chat is asked for
        keep model.remote: answers is needed by channel.web
        keep model.vectors: embeddings is needed by retrieval.disk
        keep retrieval.disk: search is needed by channel.web""",
        steps(plan("+chat")));
  }

  @Test
  void whatIsNamedServesOtherNeedsToo() {
    var plan = plan("+chat +answers.remote");

    assertTrue(
        steps(plan)
            .contains(
                "on model.remote: answers is needed by channel.web; answers.remote is asked for"),
        steps(plan));
    assertFalse(steps(plan).contains("model.quotes"), steps(plan));
  }

  @Test
  void aPluginThatIsToBeAskedForByNameIsNeverPulledIn() {
    house.stopped("model.quotes", "it does not run");

    assertEquals(
        List.of(
            "0 The edition has chat, which channel.web would provide: it needs answers []",
            "1 channel.web needs answers, which model.quotes would provide: it does not run"
                + " [plugin:info model.quotes]",
            "1 channel.web needs answers, which model.remote would provide: it is switched on by"
                + " its own name only [ask for +answers.remote]"),
        gaps(plan("+chat")));
  }

  @Test
  void namesTheWholeChainOfWhatIsMissing() {
    house
        .plugin("channel.voice", "voice", "voice.transcription answers")
        .plugin("model.ears", "voice.transcription", "voice.codec");

    assertEquals(
        List.of(
            "0 The edition has voice, which channel.voice would provide: it needs"
                + " voice.transcription []",
            "1 channel.voice needs voice.transcription, which model.ears would provide: it needs"
                + " voice.codec []",
            "2 model.ears needs voice.codec, which nobody provides [install a plugin that does:"
                + " plugin:install FILE]"),
        gaps(plan("+voice")));
  }

  @Test
  void aPluginWithoutItsMandatorySettingIsNotSwitchedOn() {
    assertEquals(
        List.of(
            "0 The edition has orders, which tool.orders would provide: its setting base.url has"
                + " no value [plugin:enable acme tool.orders base.url=…]"),
        gaps(plan("+orders")));

    house.on("tool.orders");
    assertTrue(plan("+orders").possible());
  }

  @Test
  void whatSomethingElseNeedsCannotBeTakenAway() {
    house.on("channel.web", "model.quotes", "model.vectors", "retrieval.server");

    assertEquals(
        List.of(
            "0 The edition has chat.web, which channel.web would provide: it needs search []",
            "1 channel.web needs search, which retrieval.server would provide: -search takes it"
                + " away [leave -search out, or give chat up too: -chat]"),
        gaps(plan("-search")));

    house.edition("");
    assertEquals(
        List.of(
            "0 channel.web needs search, which retrieval.server would provide: -search takes it"
                + " away [leave -search out, or give chat up too: -chat]"),
        gaps(plan("-search")));
  }

  @Test
  void whatWasOnlyPulledInStaysUntilItIsNamed() {
    house.on("channel.web", "model.quotes", "model.vectors", "retrieval.server");

    assertEquals(
        """
        off channel.web: -chat
        keep model.quotes: nothing needs it; -answers takes it away
        keep model.vectors: embeddings is needed by retrieval.server
        keep retrieval.server: nothing needs it; -search takes it away""",
        steps(plan("-chat")));
  }

  @Test
  void oneProviderTakesTheOthersPlace() {
    house.on("channel.web", "model.quotes", "model.vectors", "retrieval.server");

    assertEquals(
        """
        on retrieval.disk: search is needed by channel.web; search.disk is asked for
        off retrieval.server: -search.server
        keep channel.web: chat.web is in the edition
        keep model.quotes: answers is needed by channel.web
        keep model.vectors: embeddings is needed by retrieval.disk""",
        steps(plan("+search.disk -search.server")));
  }

  @Test
  void takingAGeneralFeatureAwayTakesTheSpecialOnesToo() {
    house.on("model.quotes", "model.remote").edition("answers.quotes answers.remote");

    var plan = plan("-answers");
    assertEquals(List.of(), plan.edition());
    assertEquals("off model.quotes: -answers\noff model.remote: -answers", steps(plan));
  }

  @Test
  void anEditionIsReadFromWhatIsOnForItsOwnSake() {
    house.on("channel.web", "model.quotes", "model.vectors", "retrieval.server", "tool.orders");

    assertEquals(List.of("chat.web", "orders"), plan("").edition());
  }

  @Test
  void anEmptyWishSaysWhatADecidedEditionLacks() {
    house.edition("chat time").on("channel.web", "model.quotes", "model.vectors");

    assertEquals(
        List.of(
            "0 The edition has time, which nobody provides [install a plugin that does:"
                + " plugin:install FILE]"),
        gaps(plan("")));
  }

  @Test
  void aNewerProvisionIsPreferredAndALowestVersionIsHeld() {
    house.plugin("tool.clock", "time@1.2.0", "").plugin("tool.watch", "time@1.10.0", "");
    assertEquals("on tool.watch: time is asked for", steps(plan("+time")));

    house.plugin("tool.diary", "diary", "time@2");
    assertEquals(
        "1 tool.diary needs time, which tool.clock would provide: version 1.2.0, and it has to be 2"
            + " or later [install a plugin that does: plugin:install FILE]",
        gaps(plan("+diary")).get(1));
  }

  @Test
  void pluginsMayNeedEachOther() {
    house.plugin("a.one", "one", "two").plugin("a.two", "two", "one");

    assertEquals(
        "on a.two: two is needed by a.one\non a.one: one is asked for; one is needed by a.two",
        steps(plan("+one")));
  }

  @Test
  void refusesAWishThatMakesNoSense() {
    house.on("model.quotes");

    assertRefused(
        "+Chat",
        "Chat is no feature: it is named in lower-case words with dots, such as" + " chat");
    assertRefused(
        "+answers.quotes -answers",
        "answers.quotes cannot be added and taken away in" + " one plan");
    assertRefused("-chat", "acme has no chat: it has answers, answers.quotes");
    assertRefused(
        "+voice -sms",
        "acme has no sms: it has answers, answers.quotes; and no plugin here provides voice");
  }

  private void assertRefused(String wish, String reason) {
    var refusal = assertThrows(PlugdeskException.class, () -> plan(wish));
    assertEquals(reason, refusal.getMessage());
  }

  private Plan plan(String wish) {
    var add = new ArrayList<String>();
    var remove = new ArrayList<String>();
    House.words(wish).forEach(word -> (word.startsWith("+") ? add : remove).add(word.substring(1)));
    return new Planner(House.RESOLVER).plan(house.situation(), Wish.of(add, remove));
  }

  private static String steps(Plan plan) {
    assertTrue(plan.possible(), plan::toString);
    return plan.steps().stream()
        .map(
            step ->
                "%s %s: %s"
                    .formatted(
                        step.action().name().toLowerCase(Locale.ROOT),
                        step.plugin(),
                        step.reason()))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> gaps(Plan plan) {
    assertFalse(plan.possible(), plan::toString);
    assertEquals(List.of(), plan.steps());
    return plan.gaps().stream()
        .map(gap -> "%d %s [%s]".formatted(gap.depth(), gap.sentence(), gap.cure()))
        .toList();
  }
}
