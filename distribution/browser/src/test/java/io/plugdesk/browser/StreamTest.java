package io.plugdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import io.plugdesk.browser.EventLog.Fate;
import io.plugdesk.browser.Visit.Look;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the chat does while an answer comes, told step by step by a scripted house. */
@ExtendWith(Chromium.class)
class StreamTest {
  private static final String QUESTION = "What do I pay?";

  private final ScriptedHouse house = new ScriptedHouse();
  private final CountDownLatch goOn = new CountDownLatch(1);

  @AfterEach
  void moveOut() {
    goOn.countDown();
    house.close();
  }

  static Stream<Look> looks() {
    return Stream.of(Look.LIGHT, Look.DARK);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void isAccessibleWhileAnAnswerComes(Look look, Browser browser) {
    house.answer(
        QUESTION,
        new Script()
            .event("candidates", Samples.candidates())
            .words("You pay **nothing** [1] when you")
            .until(goOn));
    try (var visit = new Visit(browser, house, look).chatPage().ask(QUESTION)) {
      assertThat(visit.streaming()).containsText("1 when you");
      assertThat(visit.page().locator("[role=log] .working")).hasCount(0);
      visit.assertAccessible("streaming");
    }
  }

  @Test
  void showsEveryTokenOnceAfterACutInTheMiddle(Browser browser) {
    var script =
        new Script()
            .words("one two three ")
            .delta("four ", Fate.CUTS_THE_LINE)
            .words("five six ")
            .until(goOn);
    house.answer(QUESTION, script.done(Samples.answered().put("text", "The end.")));
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(QUESTION)) {
      assertThat(visit.streaming().locator(".text")).hasText("one two three four five six");
      assertEquals(List.of("", "event-4"), house.resumedAfter());
      goOn.countDown();
      assertThat(visit.answers().locator(".text")).hasText("The end.");
    }
  }

  @Test
  void asksAgainForATokenThatWasLost(Browser browser) {
    var script =
        new Script().words("one two ").delta("three ", Fate.IS_LOST).words("four ").until(goOn);
    house.answer(QUESTION, script);
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(QUESTION)) {
      assertThat(visit.streaming().locator(".text")).hasText("one two three four");
      assertEquals(List.of("", "event-3"), house.resumedAfter());
    }
  }

  @Test
  void showsTheWholeAnswerAfterAReloadInTheMiddle(Browser browser) {
    house.answer(
        QUESTION,
        new Script().words("one two three ").until(goOn).words("four ").done(Samples.answered()));
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(QUESTION)) {
      assertThat(visit.streaming().locator(".text")).hasText("one two three");
      visit.reload();
      assertThat(visit.streaming().locator(".text")).hasText("one two three");
      goOn.countDown();
      assertThat(visit.answers()).hasCount(1);
      assertThat(visit.asked()).hasCount(1);
    }
  }

  @Test
  void replacesWhatCameBefore(Browser browser) {
    var replaced = Samples.json("{\"n\": 7, \"text\": \"instead \"}");
    house.answer(QUESTION, new Script().words("one two ").event("replace", replaced).until(goOn));
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(QUESTION)) {
      assertThat(visit.streaming().locator(".text")).hasText("instead");
    }
  }

  @Test
  void stopsAnAnswerWithOneClick(Browser browser) {
    house.answer(QUESTION, new Script().words("This is long ").until(goOn));
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(QUESTION)) {
      visit.page().locator(".stop").click();
      assertThat(visit.answers()).containsText("Stopped here as you asked.");
      assertThat(visit.answers()).containsText("This is long");
    }
  }

  @Test
  void asksAgainWithOneClick(Browser browser) {
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(Samples.RETURNS)) {
      visit.page().locator(".again").click();
      assertThat(visit.answers()).hasCount(2);
      assertEquals(List.of(Samples.RETURNS, Samples.RETURNS), house.accepted());
    }
  }

  @Test
  void renewsAnExpiredTokenAndKeepsTheConversation(Browser browser) {
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(Samples.RETURNS)) {
      assertThat(visit.answers()).hasCount(1);
      house.expireTokens();
      visit.ask(Samples.MOON);
      assertThat(visit.answers()).hasCount(2);
      assertEquals(List.of(Samples.RETURNS, Samples.MOON), house.accepted());
    }
  }

  @Test
  void neverTakesTextForMarkup(Browser browser) {
    var text = "<img src=x onerror=alert(1)> **<b>bold</b>**";
    var answer = Samples.answered().put("text", text);
    answer.withArray("citations").removeAll();
    house.answer("<i>?</i>", new Script().done(answer));
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask("<i>?</i>")) {
      assertThat(visit.answers().locator(".text"))
          .hasText("<img src=x onerror=alert(1)> <b>bold</b>");
      assertThat(visit.page().locator("plugdesk-chat img, plugdesk-chat i, plugdesk-chat b"))
          .hasCount(0);
    }
  }

  @Test
  void marksAllThatWasQuotedInAPassageWithATable(Browser browser) {
    var answer =
        Samples.answered().put("text", "- Option: Express; Cost: £8.95 [1]\n\nIt is quick. [1]");
    var citation = (ObjectNode) answer.withArray("citations").get(0);
    citation.put("used", "It is quick.");
    citation.put(
        "excerpt",
        """
        **Ways to deliver**

        | Option | Cost |
        | --- | --- |
        | Standard | £3.95 |
        | Express | £8.95 |

        It is quick. It is not free.
        """);
    house.answer(QUESTION, new Script().done(answer));
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(QUESTION)) {
      visit.chips().first().click();
      assertThat(visit.sheet().locator("p").first()).hasText("Ways to deliver");
      assertThat(visit.sheet().locator("th")).hasText(new String[] {"Option", "Cost"});
      assertThat(visit.sheet().locator("mark"))
          .hasText(new String[] {"Express", "£8.95", "It is quick."});
      visit.assertAccessible("table");
    }
  }

  @Test
  void namesThePagesOfASource(Browser browser) {
    house.answer(QUESTION, new Script().done(Samples.answered()));
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(QUESTION)) {
      visit.chips().first().click();
      assertThat(visit.sheet().locator("dl")).containsText("pages 2–3, Time limits");
    }
  }

  @Test
  void saysWhatHappensAfterAskingForAPerson(Browser browser) {
    try (var visit = new Visit(browser, house, Look.DARK).chatPage().ask(Samples.MOON)) {
      assertThat(visit.answers()).hasCount(1);
      visit.page().locator("header .button").click();
      assertThat(visit.pill()).hasText("Waiting for a person");
      assertThat(visit.note()).hasText("Mia or Tom will answer here, usually within ten minutes.");
      visit.assertAccessible("waiting");
      visit.reload();
      assertThat(visit.note()).hasText("Mia or Tom will answer here, usually within ten minutes.");
      assertThat(visit.pill()).hasText("Waiting for a person");
    }
  }

  @Test
  void saysWhenAQuestionCouldNotBeAnswered(Browser browser) {
    var says =
        Samples.json("{\"says\": \"The assistant is not available. A person has your question.\"}");
    house.answer(QUESTION, new Script().event("failed", says));
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(QUESTION)) {
      assertThat(visit.answers()).containsText("A person has your question.");
      visit.assertAccessible("failed");
    }
  }

  @Test
  void countsWhatCameWhileItWasClosed(Browser browser) {
    house.answer(QUESTION, new Script().words("Soon ").until(goOn).done(Samples.answered()));
    try (var visit = new Visit(browser, house, Look.LIGHT).shop().open().ask(QUESTION)) {
      assertThat(visit.streaming()).containsText("Soon");
      visit.page().keyboard().press("Escape");
      goOn.countDown();
      assertThat(visit.launcher().locator(".badge")).containsText("1");
      visit.assertAccessible("unread");
      visit.open();
      visit.page().keyboard().press("Escape");
      assertThat(visit.launcher().locator(".badge")).isHidden();
    }
  }

  @Test
  void tellsThePageThatEmbedsIt(Browser browser) {
    try (var visit = new Visit(browser, house, Look.LIGHT).shop()) {
      visit
          .page()
          .evaluate(
              """
              () => {
                window.heard = [];
                const chat = document.querySelector('plugdesk-chat');
                chat.addEventListener('message', (event) => heard.push(event.detail.sender));
                chat.open();
              }
              """);
      visit.ask(Samples.RETURNS);
      assertThat(visit.answers()).hasCount(1);
      assertEquals(List.of("visitor", "desk"), visit.page().evaluate("heard"));
      visit.page().evaluate("document.querySelector('plugdesk-chat').reset()");
      assertThat(visit.asked()).hasCount(0);
      visit.page().evaluate("document.querySelector('plugdesk-chat').close()");
      assertThat(visit.composer()).isHidden();
      assertTrue((boolean) visit.page().evaluate("Object.keys(localStorage).length === 0"));
    }
  }
}
