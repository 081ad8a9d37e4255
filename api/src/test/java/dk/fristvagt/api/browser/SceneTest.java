package dk.fristvagt.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every page in every state, language, theme, device, with and without scripts, each two of these
 * at least once together: it is drawn without a fault, fits its window, and axe finds no violation
 * of WCAG 2.1 A or AA. The pictures are kept in {@code target/pictures} for people to look at.
 */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SceneTest {

  private static final Path PICTURES = Path.of("target", "pictures");
  private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa");

  private final Map<ExampleState, ServedExample> served = new EnumMap<>(ExampleState.class);
  private Chromium chromium;

  @BeforeAll
  void start() {
    chromium = Chromium.orSkip();
  }

  @AfterAll
  void stop() {
    served.values().forEach(ServedExample::close);
    if (chromium != null) {
      chromium.close();
    }
  }

  static List<Scene> scenes() {
    List<Scene> scenes = new ArrayList<>(Scene.texts());
    Pairwise.rows(Scene.choices()).forEach(row -> scenes.add(Scene.of(row)));
    return scenes;
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void a_page_is_drawn_whole_fits_its_window_and_is_accessible(Scene scene) {
    List<String> faults = new ArrayList<>();
    try (BrowserContext window = chromium.window(scene::window)) {
      Page page = open(window, scene, faults);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(PICTURES.resolve(scene.name() + ".png"))
              .setFullPage(true));
      assertThat(page.locator("h1").count()).as("headings of the first level").isEqualTo(1);
      if (scene.scripts() == Scene.Scripts.RUN) {
        requireAccessible(page);
      }
    }
    // axe and the width's question are scripts themselves.
    if (scene.scripts() == Scene.Scripts.OFF) {
      Scene scripted = scene.withScripts(Scene.Scripts.RUN);
      try (BrowserContext window = chromium.window(scripted::window)) {
        requireAccessible(open(window, scripted, faults));
      }
    }
    assertThat(faults).isEmpty();
  }

  @Test
  void what_is_not_accessible_is_found() {
    try (BrowserContext window = chromium.window(options -> {})) {
      Page page = window.newPage();
      page.setContent(
          "<!doctype html><html lang=da><title>x</title><main><h1>x</h1>"
              + "<img src=x><p style='color:#ccc;background:#fff'>faint</p></main>");

      assertThat(violations(page)).anyMatch(one -> one.startsWith("image-alt"));
      assertThat(violations(page)).anyMatch(one -> one.startsWith("color-contrast"));
    }
  }

  private static void requireAccessible(Page page) {
    assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as("how much wider than its window")
        .isLessThanOrEqualTo(0);
    assertThat(violations(page)).isEmpty();
  }

  private Page open(BrowserContext window, Scene scene, List<String> faults) {
    Page page = window.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            faults.add(message.text());
          }
        });
    page.onPageError(faults::add);
    ServedExample example = served.computeIfAbsent(scene.state(), ServedExample::new);
    Response response = page.navigate(example.url(scene.path()));
    assertThat(response.status()).isEqualTo(200);
    return page;
  }

  /**
   * Asks axe in the page itself: no page has frames. The builder's other way opens a window for each
   * page and, where axe fails, gives no violations instead of an error.
   */
  private static List<String> violations(Page page) {
    AxeRunOptions options = new AxeRunOptions();
    options.setResultTypes(List.of("violations"));
    AxeResults results =
        new AxeBuilder(page).options(options).withTags(WCAG).setLegacyMode(true).analyze();
    return results.getViolations().stream().map(SceneTest::describe).toList();
  }

  private static String describe(Rule violation) {
    return violation.getId()
        + ": "
        + violation.getNodes().stream().limit(3).map(node -> node.getHtml()).toList();
  }
}
