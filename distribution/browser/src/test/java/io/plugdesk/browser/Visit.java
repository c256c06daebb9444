package io.plugdesk.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One visitor's window: what can be seen in it and done in it. */
public final class Visit implements AutoCloseable {
  private static final String EMBEDDING =
      """
      <!doctype html><html lang="en"><head><meta charset="utf-8"><title>A shop</title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <link rel="stylesheet" href="/chat/assets/page.css">
      <script type="module" src="/chat/assets/plugdesk.js"></script></head>
      <body><main><h1>A shop that sells tents</h1><p>Its customers have questions.</p></main>
      <plugdesk-chat tenant="%s"></plugdesk-chat></body></html>
      """;

  private final House house;
  private final String scheme;
  private final BrowserContext context;
  private final Page page;
  private final List<String> troubles = new ArrayList<>();

  public Visit(Browser browser, House house, Look look) {
    this.house = house;
    this.scheme = look.name();
    this.context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale(look.locale())
                .setTimezoneId("UTC")
                .setViewportSize(look.width(), look.height()));
    this.page = context.newPage();
    page.onPageError(troubles::add);
    page.onConsoleMessage(this::heard);
    page.onRequest(this::asked);
  }

  /** How a window looks: its colours, size and language. */
  public record Look(String name, boolean dark, String locale, int width, int height) {
    public static final Look LIGHT = new Look("light", false, "en-GB", 1100, 800);
    public static final Look DARK = new Look("dark", true, "en-GB", 1100, 800);
    public static final Look PHONE = new Look("phone", false, "en-GB", 390, 780);
    public static final Look ARABIC = new Look("arabic", false, "ar-EG", 1100, 800);
    public static final Look GERMAN = new Look("german", false, "de-DE", 1100, 800);
  }

  public Page page() {
    return page;
  }

  /** Goes to the page of the tenant's chat. */
  public Visit chatPage() {
    page.navigate(house.url() + "/chat/" + house.tenant());
    return this;
  }

  /** Goes to another page of the same host with the chat in its corner, closed. */
  public Visit shop() {
    page.route("**/a-shop", this::embed);
    page.navigate(house.url() + "/a-shop");
    assertThat(launcher()).isVisible();
    return this;
  }

  public Visit open() {
    launcher().click();
    assertThat(composer()).isFocused();
    return this;
  }

  public Visit ask(String text) {
    composer().fill(text);
    composer().press("Enter");
    return this;
  }

  /** Reloads, as if the window had been closed and opened again. */
  public Visit reload() {
    page.reload();
    return this;
  }

  public void offline(boolean offline) {
    context.setOffline(offline);
  }

  public Locator launcher() {
    return page.locator("button.launcher");
  }

  public Locator composer() {
    return page.locator("plugdesk-chat textarea");
  }

  public Locator asked() {
    return page.locator(".message.visitor");
  }

  /** Finished answers: those that the log announces. */
  public Locator answers() {
    return page.locator("[role=log] .message.desk");
  }

  public Locator declined() {
    return page.locator(".message.declined");
  }

  public Locator streaming() {
    return page.locator(".message.working");
  }

  public Locator chips() {
    return page.locator("button.chip");
  }

  public Locator sheet() {
    return page.locator(".sheet");
  }

  public Locator banner() {
    return page.locator(".banner");
  }

  /** What was said about the conversation itself. */
  public Locator note() {
    return page.locator(".note");
  }

  public Locator pill() {
    return page.locator(".pill");
  }

  /** What has the focus: its label, or else its text. */
  public String focused() {
    return (String)
        page.evaluate(
            """
            () => {
              const at = document.querySelector('plugdesk-chat').shadowRoot.activeElement;
              return at?.getAttribute('aria-label') ?? at?.textContent.trim() ?? null;
            }
            """);
  }

  /** No rule of WCAG 2.2 AA is broken by what can be seen now. */
  public void assertAccessible(String state) {
    shot(state);
    assertEquals(List.of(), Axe.violations(page), state + " in " + scheme);
  }

  /** The browser complained of nothing, its security policy included, and called nobody else. */
  public void assertQuiet() {
    assertEquals(List.of(), troubles);
  }

  private void heard(ConsoleMessage message) {
    if (message.type().equals("error") || message.type().equals("warning")) {
      troubles.add(message.text());
    }
  }

  private void asked(Request request) {
    if (!request.url().startsWith(house.url() + "/")) {
      troubles.add("asked a third party for " + request.url());
    }
  }

  /**
   * Keeps a picture in the folder of the system property {@code plugdesk.shots}, when there is one.
   */
  public void shot(String state) {
    var folder = System.getProperty("plugdesk.shots");
    if (folder != null) {
      var file = Path.of(folder, state + "-" + scheme + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }

  @Override
  public void close() {
    context.close();
  }

  private void embed(Route route) {
    var headers =
        Map.of(
            "Content-Security-Policy",
            WidgetFiles.POLICY,
            "Content-Type",
            "text/html; charset=utf-8");
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(200)
            .setHeaders(headers)
            .setBody(EMBEDDING.formatted(house.tenant())));
  }
}
