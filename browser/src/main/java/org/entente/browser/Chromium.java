package org.entente.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The Chromium of this machine, found by {@code ENTENTE_CHROMIUM} or at its usual places; tests of
 * a machine without one are skipped, and say so.
 */
public final class Chromium implements AutoCloseable {
  private static final List<String> USUAL =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path program) {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    try {
      browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(program)
                      .setChromiumSandbox(false)
                      .setArgs(
                          List.of(
                              "--disable-gpu",
                              "--disable-quic",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync")));
    } catch (RuntimeException e) {
      playwright.close();
      throw e;
    }
  }

  public static Chromium start() {
    Optional<Path> program =
        Stream.concat(
                Optional.ofNullable(System.getenv("ENTENTE_CHROMIUM")).stream(), USUAL.stream())
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    Assumptions.assumeTrue(
        program.isPresent(), "no Chromium on this machine: name one in ENTENTE_CHROMIUM");
    return new Chromium(program.get());
  }

  /** A reader of their own: nothing of others' cookies and caches. */
  public BrowserContext reader() {
    return reader(new Browser.NewContextOptions());
  }

  public BrowserContext reader(Browser.NewContextOptions options) {
    BrowserContext reader = browser.newContext(options);
    reader.setDefaultTimeout(20_000);
    return reader;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
