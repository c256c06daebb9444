package io.plugdesk.itest;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import io.plugdesk.browser.Chromium;
import io.plugdesk.browser.House;
import io.plugdesk.browser.Visit;
import io.plugdesk.browser.Visit.Look;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The chat of the real house in a real browser. */
@ExtendWith({WithHouse.class, Chromium.class})
class ChatBootTest {
  private static final String PASSAGE =
      "A tent can be returned within 42 days of delivery. The tent must be dry and clean.";
  private static final String RETURNS =
      "# Returns\n\n## How long you have\n\n" + PASSAGE + "\n\n## Other\n\nThe shop sells tents.\n";
  private static final String QUESTION = "Within how many days can a tent be returned?";
  private static final String SENTENCE = "A tent can be returned within 42 days of delivery.";
  private static final String BEGINNING = "You have 42 days";
  private static final String UNKNOWN = "Which planets have rings of ice?";
  private static final HasCountOptions AFTER_A_RESTART = new HasCountOptions().setTimeout(120_000);
  private static SlowModel model;
  private static String web;

  @BeforeAll
  static void tenantsWithAChat(RunningHouse house) throws Exception {
    model = new SlowModel(BEGINNING + " to bring the tent back to us. [1]");
    web = house.tenant("chat", "Chat");
    house.ingest(web, "returns", "Returns", RETURNS);
    var slow = house.tenant("chat-slow", "Slow chat");
    house.ingest(slow, "returns", "Returns", RETURNS);
    switchOn(house, slow, "io.plugdesk.model.openai", model.settings());
  }

  @AfterAll
  static void noModel() {
    model.close();
  }

  static Stream<Look> looks() {
    return Stream.of(Look.LIGHT, Look.DARK);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void keepsNobodyOut(Look look, RunningHouse house, Browser browser) {
    try (var visit = visit(browser, house, "chat", look).shop()) {
      visit.assertAccessible("closed");
    }
    try (var visit = visit(browser, house, "chat", look).chatPage()) {
      assertThat(visit.composer()).isFocused();
      visit.assertAccessible("empty");
      visit.ask(UNKNOWN);
      assertThat(visit.declined()).containsText(UNKNOWN);
      visit.assertAccessible("declined");
      visit.ask(QUESTION);
      assertThat(visit.answers()).hasCount(2);
      visit.assertAccessible("answered");
      visit.chips().first().click();
      assertThat(visit.sheet()).isVisible();
      visit.assertAccessible("sheet");
      visit.page().keyboard().press("Escape");
      visit.assertQuiet();
      visit.offline(true);
      assertThat(visit.banner()).containsText("No connection");
      visit.assertAccessible("offline");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void keepsNobodyOutWhileAnAnswerComes(Look look, RunningHouse house, Browser browser) {
    var goOn = model.fallSilent();
    try (var visit = visit(browser, house, "chat-slow", look).chatPage().ask(QUESTION)) {
      assertThat(visit.streaming()).containsText(BEGINNING);
      visit.assertAccessible("streaming");
      goOn.countDown();
      assertThat(visit.answers()).containsText("back to us.");
      visit.assertQuiet();
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void showsEveryWordOnceAfterAReloadInTheMiddle(RunningHouse house, Browser browser) {
    var goOn = model.fallSilent();
    try (var visit = visit(browser, house, "chat-slow", Look.LIGHT).chatPage().ask(QUESTION)) {
      assertThat(visit.streaming()).containsText(BEGINNING);
      visit.reload();
      assertThat(visit.streaming()).containsText(BEGINNING);
      goOn.countDown();
      assertThat(visit.answers()).hasCount(1);
      assertWhole(visit);
      visit.assertQuiet();
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void answersTheKeyboardAndShowsWhereTheSentenceStands(RunningHouse house, Browser browser) {
    try (var visit = visit(browser, house, "chat", Look.LIGHT).chatPage()) {
      assertThat(visit.composer()).isFocused();
      visit.page().keyboard().type(QUESTION);
      visit.page().keyboard().press("Enter");
      assertThat(visit.answers()).containsText(SENTENCE);
      visit.chips().first().focus();
      visit.page().keyboard().press("Enter");
      assertThat(visit.sheet().locator("h2")).hasText("Returns");
      assertThat(visit.sheet().locator("blockquote")).containsText(PASSAGE);
      assertThat(visit.sheet().locator("mark").first()).containsText(SENTENCE);
      visit.assertQuiet();
    }
  }

  @Test
  void keepsTheWishForAPersonAfterAReload(RunningHouse house, Browser browser) {
    try (var visit = visit(browser, house, "chat", Look.LIGHT).chatPage().ask(UNKNOWN)) {
      visit.declined().getByText("Talk to a person").click();
      assertThat(visit.pill()).hasText("Waiting for a person");
      assertThat(visit.note()).containsText("recorded for the team");
      visit.reload();
      assertThat(visit.pill()).hasText("Waiting for a person");
      visit.assertQuiet();
    }
  }

  @Test
  void showsNoWordOfAnotherTenant(RunningHouse house, Browser browser) throws Exception {
    var canary = "zaunkoenig";
    var other = house.tenant("chat-other", "Other chat");
    house.ingest(other, canary, "Returns", RETURNS.replace("42 days", canary + " days"));
    assertTrue(house.ask(other, QUESTION).toString().contains(canary));
    try (var visit = visit(browser, house, "chat", Look.LIGHT).chatPage()) {
      visit.ask(QUESTION);
      visit.ask("What is " + canary.substring(0, 8) + "?");
      assertThat(visit.answers()).hasCount(2);
      visit.page().locator("summary").first().click();
      var shown = visit.page().locator("plugdesk-chat section").innerHTML();
      assertTrue(shown.contains("42 days"), shown);
      assertFalse(shown.contains(canary), shown);
    }
  }

  @Test
  void standsOnTheSitesThatTheTenantAllows(RunningHouse house, Browser browser) throws Exception {
    try (var site = new OtherSite(house.address(), "chat");
        var stranger = new OtherSite(house.address(), "chat")) {
      var origins = Map.<String, Object>of("allowed_origins", List.of(site.origin()));
      switchOn(house, web, "io.plugdesk.channel.web", origins);
      try (var visit = visit(browser, house, "chat", Look.LIGHT)) {
        visit.page().navigate(site.origin());
        visit.open().ask(QUESTION);
        assertThat(visit.answers()).containsText(SENTENCE);
      }
      try (var visit = visit(browser, house, "chat", Look.LIGHT)) {
        visit.page().navigate(stranger.origin());
        visit.open().ask(QUESTION);
        assertThat(visit.asked().locator(".retry")).isVisible();
      }
    }
  }

  @Test
  void showsTheWholeAnswerOnceWhenTheHouseWasKilledInTheMiddle(RunningHouse house, Browser browser)
      throws Exception {
    var never = model.fallSilent();
    try (var visit = visit(browser, house, "chat-slow", Look.LIGHT).chatPage().ask(QUESTION)) {
      assertThat(visit.streaming()).containsText(BEGINNING);
      house.kill("karaf");
      assertThat(visit.banner()).containsText("No connection");
      assertThat(visit.answers()).hasCount(1, AFTER_A_RESTART);
      assertWhole(visit);
      assertThat(visit.banner()).isEmpty();
    } finally {
      never.countDown();
    }
  }

  /** The question and the whole answer are there once, the mark of its source included. */
  private static void assertWhole(Visit visit) {
    var text = visit.answers().locator(".text").innerText().replaceAll("\\s+", " ").strip();
    assertEquals(BEGINNING + " to bring the tent back to us. 1", text);
    assertThat(visit.asked()).hasCount(1);
    assertThat(visit.streaming()).hasCount(0);
  }

  private static Visit visit(Browser browser, RunningHouse house, String tenant, Look look) {
    return new Visit(browser, new House.Address(house.address(), tenant), look);
  }

  private static void switchOn(
      RunningHouse house, String tenant, String plugin, Map<String, Object> settings)
      throws Exception {
    var on = Map.of("enabled", true, "settings", settings);
    house.json("PUT", "/api/v1/features/" + plugin, house.token(tenant, "admin"), on);
  }
}
