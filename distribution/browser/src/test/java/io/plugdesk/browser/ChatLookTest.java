package io.plugdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;
import io.plugdesk.browser.Visit.Look;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How the chat looks in each of its states, and that nobody is kept out; runs against any house.
 */
@ExtendWith(Chromium.class)
class ChatLookTest {
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
  void canBeTriedAgainWhenItDidNotLoad(Browser browser) {
    try (var visit = new Visit(browser, house, Look.LIGHT).shop()) {
      visit.page().route("**/chat.js*", route -> route.abort());
      visit.launcher().click();
      assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("The chat did not load.");
      visit.assertAccessible("trouble");
      visit.page().unroute("**/chat.js*");
      visit.page().getByText("Try again").click();
      assertThat(visit.composer()).isFocused();
    }
  }

  @Test
  void saysThatThereIsNoChatAtAnUnknownAddress(Browser browser) {
    try (var visit = new Visit(browser, house, Look.LIGHT)) {
      assertEquals(404, visit.page().navigate(house.url() + "/chat/nobody").status());
      visit.assertAccessible("missing");
    }
  }

  /** The accent is readable as ink, and its own text upon it, in both schemes. */
  @Test
  void makesEveryAccentReadable(Browser browser) {
    var accents =
        List.of("yellow", "white", "black", "#001a4d", "#777", "oklch(70% 0.2 30)", "no colour");
    try (var visit = new Visit(browser, house, Look.LIGHT).chatPage()) {
      var unreadable =
          visit
              .page()
              .evaluate(
                  """
                  async (accents) => {
                    const { accentProperties, contrast } = await import('/chat/assets/contrast.js');
                    const surfaces = [[255, 255, 255], [22, 25, 29]];
                    const colours = (pair) =>
                      pair.match(/\\d+ \\d+ \\d+/g).map((colour) => colour.split(' ').map(Number));
                    const worst = (accent) => {
                      const made = accentProperties(accent);
                      const [fill, text, ink] = ['--fill', '--on-fill', '--ink'].map((name) => colours(made[name]));
                      return Math.min(
                        ...[0, 1].flatMap((i) => [contrast(fill[i], text[i]), contrast(ink[i], surfaces[i])]));
                    };
                    return accents.filter((accent) => !(worst(accent) >= 4.5));
                  }
                  """,
                  accents);
      assertEquals(List.of(), unreadable);
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
}
