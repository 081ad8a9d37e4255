package dk.fristvagt.api.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dk.fristvagt.api.ExampleMunicipality;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What moves on a page, and what does not when the reader does not want it. */
@Tag("browser")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePageTest {

  private Chromium chromium;
  private ServedExample served;
  private BrowserContext window;
  private Page page;
  private int step;

  @BeforeAll
  void start() {
    chromium = Chromium.orSkip();
  }

  @AfterAll
  void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    served = new ServedExample(ExampleState.EMPTY);
    window = chromium.window(options -> {});
    page = window.newPage();
  }

  @AfterEach
  void close() {
    window.close();
    served.close();
  }

  @Test
  void numbers_follow_the_views_without_the_page_being_loaded_again() {
    page.navigate(served.url("/"));
    assertThat(overdue()).hasText("0");
    page.evaluate("window.stillHere = true");

    overdue(7);

    assertThat(overdue()).hasText("7");
    assertThat(page.evaluate("window.stillHere")).isEqualTo(true);
  }

  @Test
  void a_paused_page_stands_still_and_catches_up_when_it_goes_on() {
    page.navigate(served.url("/"));
    pause().click();
    assertThat(pause()).hasAttribute("aria-pressed", "true");

    overdue(7);
    overdue(8);

    page.waitForTimeout(Duration.ofSeconds(3).toMillis());
    assertThat(overdue()).hasText("0");
    pause().click();
    assertThat(overdue()).hasText("8");
  }

  @Test
  void a_page_that_was_paused_is_paused_after_it_is_loaded_again() {
    page.navigate(served.url("/"));
    pause().click();

    page.reload();

    assertThat(pause()).hasAttribute("aria-pressed", "true");
  }

  @Test
  void a_page_says_that_it_has_lost_its_service() {
    page.navigate(served.url("/"));
    assertThat(page.locator("[data-live-offline]")).isHidden();

    served.close();

    assertThat(page.locator("[data-live-offline]")).isVisible();
  }

  @Test
  void the_first_link_jumps_to_the_content() {
    page.navigate(served.url("/"));

    page.keyboard().press("Tab");
    assertThat(page.locator("a.skipnav")).isFocused();
    page.keyboard().press("Enter");

    assertThat(page.locator("main")).isFocused();
  }

  @Test
  void a_starting_service_lets_its_page_come_by_itself() {
    try (ServedExample starting = new ServedExample(ExampleState.WAITING)) {
      page.navigate(starting.url("/"));
      assertThat(page.locator("h1")).hasText("Fristvagt starter");

      starting.views().publish(new ExampleView(0).at(ExampleMunicipality.CLOCK.toString()));

      assertThat(page.locator("h1")).not().hasText("Fristvagt starter");
    }
  }

  @Test
  void what_a_reader_has_opened_stays_open_while_numbers_move() {
    window.close();
    window = chromium.window(options -> options.setViewportSize(375, 812));
    page = window.newPage();
    page.navigate(served.url("/"));
    page.locator("details.phone-menu summary").click();

    overdue(7);

    assertThat(overdue()).hasText("7");
    assertThat(page.locator("details.phone-menu")).hasAttribute("open", "");
  }

  private Locator overdue() {
    return page.locator(".totals .overdue dd");
  }

  private Locator pause() {
    return page.locator("#live-pause");
  }

  /** Swaps in a view with so many overdue, a second later than the one before. */
  private void overdue(int n) {
    ExampleView view = new ExampleView(0);
    for (int i = 0; i < n; i++) {
      view.live(
          new ExampleObligation()
              .caseId("c-" + i)
              .lastDay("2026-05-31")
              .status(ObligationStatus.OVERDUE));
    }
    step++;
    served.views().publish(view.at(ExampleMunicipality.CLOCK.plusSeconds(step).toString()));
  }
}
