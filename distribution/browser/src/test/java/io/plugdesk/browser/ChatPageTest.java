package io.plugdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import io.plugdesk.browser.Visit.Look;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a visitor can do in the chat; runs against any house. */
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

  /** Shift+Tab until the control has the focus: it must be on the way. */
  private static void back(Visit visit, String label) {
    for (var i = 0; i < 20 && !label.equals(visit.focused()); i++) {
      visit.page().keyboard().press("Shift+Tab");
    }
    assertEquals(label, visit.focused());
  }
}
