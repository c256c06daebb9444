package io.plugdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import io.plugdesk.browser.Visit.Look;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every house must show to its visitors; runs against any house. */
@ExtendWith(Chromium.class)
class ChatPageTest {
  private static House house;

  @BeforeAll
  static void moveIn() {
    house = House.chosen();
  }

  @AfterAll
  static void moveOut() {
    house.close();
  }

  static Stream<Look> looks() {
    return Stream.of(Look.LIGHT, Look.DARK);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void isAccessibleWhileClosedAndWhenOpenedInTheCorner(Look look, Browser browser) {
    try (var visit = new Visit(browser, house, look).shop()) {
      visit.assertAccessible("closed");
      visit.open();
      visit.assertAccessible("corner");
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void isAccessibleFromTheFirstQuestionToALostConnection(Look look, Browser browser) {
    try (var visit = new Visit(browser, house, look).chatPage()) {
      assertThat(visit.composer()).isFocused();
      visit.assertAccessible("empty");
      visit.ask(house.answerable());
      assertThat(visit.answers()).hasCount(1);
      visit.assertAccessible("answered");
      visit.chips().first().click();
      assertThat(visit.sheet()).isVisible();
      visit.assertAccessible("sheet");
      visit.page().keyboard().press("Escape");
      visit.ask(house.unanswerable());
      assertThat(visit.declined()).containsText(house.unanswerable());
      visit.assertAccessible("declined");
      visit.offline(true);
      assertThat(visit.banner()).containsText("No connection");
      visit.ask(house.answerable());
      assertThat(visit.asked().locator(".retry")).isVisible();
      visit.assertAccessible("offline");
    }
  }

  @Test
  void fillsTheScreenOfAPhone(Browser browser) {
    try (var visit = new Visit(browser, house, Look.PHONE).shop()) {
      visit.shot("closed");
      visit.open();
      visit.shot("empty");
      visit.ask(house.answerable());
      assertThat(visit.answers()).hasCount(1);
      visit.shot("answered");
      visit.chips().first().click();
      assertThat(visit.sheet()).isVisible();
      visit.shot("sheet");
      visit.page().keyboard().press("Escape");
      visit.ask(house.unanswerable());
      assertThat(visit.answers()).hasCount(2);
      visit.assertAccessible("declined");
      var panel = visit.page().locator(".panel").boundingBox();
      assertEquals(Look.PHONE.width(), panel.width);
      assertEquals(Look.PHONE.height(), panel.height);
    }
  }

  @Test
  void canBeUsedWithTheKeyboardAlone(Browser browser) {
    try (var visit = new Visit(browser, house, Look.LIGHT).shop()) {
      var keyboard = visit.page().keyboard();
      keyboard.press("Tab");
      assertThat(visit.launcher()).isFocused();
      keyboard.press("Enter");
      assertThat(visit.composer()).isFocused();
      keyboard.type("A first line");
      keyboard.press("Shift+Enter");
      keyboard.type("and a second");
      assertThat(visit.composer()).hasValue("A first line\nand a second");
      keyboard.press("ControlOrMeta+a");
      keyboard.type(house.answerable());
      keyboard.press("Enter");
      assertThat(visit.composer()).hasValue("");
      assertThat(visit.answers()).hasCount(1);
      back(visit, visit.chips().last().getAttribute("aria-label"));
      keyboard.press("Enter");
      assertThat(visit.sheet()).isVisible();
      for (var i = 0; i < 6; i++) {
        keyboard.press("Tab");
        assertTrue((boolean) visit.sheet().evaluate("sheet => sheet.matches(':focus-within')"));
      }
      keyboard.press("Escape");
      assertThat(visit.sheet()).hasCount(0);
      assertThat(visit.chips().last()).isFocused();
      back(visit, "Talk to a person");
      keyboard.press("Escape");
      assertThat(visit.launcher()).isFocused();
      assertThat(visit.composer()).isHidden();
    }
  }

  @Test
  void announcesFinishedMessagesOnly(Browser browser) {
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(house.answerable())) {
      assertThat(visit.answers()).hasCount(1);
      assertThat(visit.page().locator("[role=log] .working")).hasCount(0);
      assertThat(visit.page().locator("[role=log] .message.visitor")).hasCount(1);
    }
  }

  @Test
  void keepsTheConversationAfterAReload(Browser browser) {
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage().ask(house.answerable())) {
      assertThat(visit.answers()).hasCount(1);
      var before = visit.answers().locator(".text").innerText();
      visit.reload();
      assertThat(visit.answers()).hasCount(1);
      assertThat(visit.asked()).hasCount(1);
      assertEquals(before, visit.answers().locator(".text").innerText());
    }
  }

  @Test
  void sendsWhatWasWrittenOfflineWhenTheNetworkIsBack(Browser browser) {
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage()) {
      assertThat(visit.composer()).isFocused();
      visit.offline(true);
      visit.ask(house.answerable());
      assertThat(visit.asked().locator(".retry")).isVisible();
      visit.offline(false);
      assertThat(visit.answers()).hasCount(1);
      assertThat(visit.asked()).hasCount(1);
      assertThat(visit.banner()).isEmpty();
    }
  }

  @Test
  void runsFromRightToLeftInArabic(Browser browser) {
    try (var visit = new Visit(browser, house, Look.ARABIC).chatPage().ask(house.answerable())) {
      assertThat(visit.answers()).hasCount(1);
      assertThat(visit.page().locator("plugdesk-chat section")).hasAttribute("dir", "rtl");
      assertThat(visit.page().getByText("التحدث إلى شخص").first()).isVisible();
      var asked = visit.asked().locator(".bubble").boundingBox();
      var answered = visit.answers().boundingBox();
      assertTrue(asked.x < answered.x + answered.width / 2, "the visitor writes on the left");
      visit.assertAccessible("answered");
    }
  }

  @Test
  void speaksGermanInTheCorner(Browser browser) {
    try (var visit = new Visit(browser, house, Look.GERMAN).shop()) {
      assertThat(visit.launcher()).hasText("Frage stellen");
      visit.open();
      assertThat(visit.pill()).hasText("Assistent");
      visit.assertAccessible("corner");
    }
  }

  /** Shift+Tab until the control has the focus: it must be on the way. */
  private static void back(Visit visit, String label) {
    for (var i = 0; i < 20 && !label.equals(visit.focused()); i++) {
      visit.page().keyboard().press("Shift+Tab");
    }
    assertEquals(label, visit.focused());
  }
}
