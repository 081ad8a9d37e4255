package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.page.Asset;
import dk.fristvagt.api.page.Assets;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OverviewPageTest {

  private final ServedApi api = new ServedApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void the_page_says_clock_totals_and_rules_in_danish() throws Exception {
    publish();

    HttpResponse<String> response = api.get("/");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    assertThat(response.body())
        .contains("<html lang=\"da\">")
        .contains("Data er komplette til og med")
        // 10:00Z is 12 o'clock in Danish summer.
        .contains(">15. juni 2021 kl. 12.00.00</time>")
        .contains(">1.234<")
        .contains("Underretning vurderet inden 24 timer")
        // 1 of 3 in time this month; the last day is 31 May.
        .contains(">33,3\u00a0%</td>")
        .contains(">31-05-2021</td>")
        .contains("Under mål</span>");
  }

  @Test
  void the_page_is_danish_unless_its_address_says_english() throws Exception {
    publish();

    assertThat(api.get("/?lang=en").body())
        .contains("<html lang=\"en\">")
        .contains("Data is complete through")
        .contains(">15 June 2021 at 12:00:00</time>")
        .contains(">1,234<")
        .contains(">33.3%</td>");
    assertThat(api.get("/", "Accept-Language", "en").body()).contains("<html lang=\"da\">");
  }

  @Test
  void what_comes_from_data_or_parameters_is_escaped() throws Exception {
    publish();

    String body = api.get("/?team=%3Cscript%3Ealert(1)%3C/script%3E%22").body();

    assertThat(body).doesNotContain("<script>alert").contains("&lt;script&gt;");
  }

  @Test
  void the_page_has_no_inline_script_or_style_and_can_be_refreshed_without_scripts()
      throws Exception {
    publish();

    String body = api.get("/").body();

    assertThat(body).doesNotContain("<style").doesNotContain("style=").doesNotContain("onclick");
    for (String script : body.split("<script", -1)) {
      assertThat(script).startsWith(body.startsWith(script) ? "<!doctype" : " src=\"/assets/");
    }
    assertThat(body).contains("<noscript><a").doesNotContain("http-equiv=\"refresh\"");
  }

  @Test
  void its_files_are_served_and_may_be_kept_for_good() throws Exception {
    for (Asset asset : Assets.ALL.all()) {
      HttpResponse<String> file = api.get(Assets.ALL.path(asset.name()));
      assertThat(file.statusCode()).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
    }
  }

  @Test
  void while_nothing_has_been_read_the_page_says_so_and_comes_back() throws Exception {
    HttpResponse<String> response = api.get("/");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).contains("Fristvagt starter").contains("data-live-retry=\"2\"");
  }

  @Test
  void a_page_that_has_not_changed_is_not_sent_again() throws Exception {
    publish();
    String etag = api.get("/").headers().firstValue("ETag").orElseThrow();

    assertThat(api.get("/", "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(api.get("/?lang=en", "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  private void publish() {
    ExampleView view = new ExampleView(0);
    for (int i = 0; i < 1234; i++) {
      view.live(
          new ExampleObligation()
              .caseId("c-" + i)
              .lastDay("2021-05-31")
              .status(ObligationStatus.OVERDUE));
    }
    api.views.publish(
        view.due(
                "2021-06-02",
                new Group("assessment-4m", "0330", "Nord", "anna"),
                new StatusCounts(1, 1, 1, 0, 0, 0))
            .at("2021-06-15T10:00:00Z"));
  }
}
