package dk.fristvagt.api.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;

/**
 * The system's own Chromium, driven by Playwright through the system's Node.js. Nothing is
 * downloaded. For one thread.
 */
final class Chromium implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  /** No sandbox within a container, and no connection to anywhere but the page. */
  private static final List<String> ARGUMENTS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-lcd-text",
          "--font-render-hinting=none");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path chromium, Path node) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    Map.of(
                        "PLAYWRIGHT_NODEJS_PATH",
                        node.toString(),
                        "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                        "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(ARGUMENTS));
  }

  /** The browser; where there is none, the test is reported as skipped. */
  static Chromium orSkip() {
    Optional<Path> chromium = NAMES.stream().flatMap(name -> onPath(name).stream()).findFirst();
    Optional<Path> node = onPath("node");
    Assumptions.assumeTrue(
        chromium.isPresent() && node.isPresent(),
        "SKIPPED: no page was looked at, for Chromium or Node.js is not installed"
            + " (Debian: apt-get install chromium nodejs)");
    return new Chromium(chromium.orElseThrow(), node.orElseThrow());
  }

  /** A window of its own, without anything that another has left behind. */
  BrowserContext window(Consumer<Browser.NewContextOptions> options) {
    Browser.NewContextOptions chosen = new Browser.NewContextOptions().setLocale("da-DK");
    options.accept(chosen);
    return browser.newContext(chosen);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> onPath(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(java.io.File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
