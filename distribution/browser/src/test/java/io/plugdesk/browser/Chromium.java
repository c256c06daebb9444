package io.plugdesk.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives tests the one Chromium of the run, started for the first test class that asks. */
public final class Chromium implements BeforeAllCallback, ParameterResolver {
  private static final Path DEFAULT = Path.of("/usr/bin/chromium");
  private static final double PATIENCE_MILLIS = 15_000;
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private record Running(Playwright playwright, Browser browser) implements CloseableResource {
    @Override
    public void close() {
      playwright.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    running(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Browser.class;
  }

  @Override
  public Browser resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context).browser();
  }

  private static Running running(ExtensionContext context) {
    var store = context.getRoot().getStore(Namespace.create(Chromium.class));
    return store.getOrComputeIfAbsent(Running.class, any -> start(), Running.class);
  }

  private static Running start() {
    var program = Path.of(System.getProperty("plugdesk.chromium", DEFAULT.toString()));
    if (!Files.isExecutable(program)) {
      throw new IllegalStateException(
          "Chromium is not at "
              + program
              + ". Install it (apt-get update && apt-get install -y chromium), or name another by"
              + " -Dplugdesk.chromium=/path/to/chromium");
    }
    var driver =
        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    var playwright = Playwright.create(driver);
    var options =
        new BrowserType.LaunchOptions().setExecutablePath(program).setHeadless(true).setArgs(FLAGS);
    return new Running(playwright, playwright.chromium().launch(options));
  }
}
