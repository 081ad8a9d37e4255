package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
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
        .contains("<dd data-count=\"totals.overdue\">1.234</dd>")
        .contains("Underretning vurderet inden 24 timer")
        // 1 of 3 in time this month; the last day is 31 May.
        .contains(">33,3\u00a0%</td>")
        .contains(">31-05-2021</td>")
        .contains("Under mål</span>");
  }

  @Test
  void the_page_is_english_by_parameter_or_by_the_readers_preference() throws Exception {
    publish();

    assertThat(api.get("/?lang=en").body())
        .contains("<html lang=\"en\">")
        .contains("Data is complete through")
        .contains(">15 June 2021 at 12:00:00</time>")
        .contains(">1,234</dd>")
        .contains(">33.3%</td>");
    assertThat(api.get("/", "Accept-Language", "en").body()).contains("<html lang=\"en\">");
    assertThat(api.get("/?lang=da", "Accept-Language", "en").body()).contains("<html lang=\"da\">");
  }

  @Test
  void what_comes_from_data_or_parameters_is_escaped() throws Exception {
    publish();

    String body = api.get("/?team=%3Cscript%3Ealert(1)%3C/script%3E%22").body();

    assertThat(body).doesNotContain("<script>alert").contains("&lt;script&gt;");
  }

  @Test
  void the_page_has_no_inline_script_or_style_and_refreshes_without_scripts() throws Exception {
    publish();

    String body = api.get("/").body();

    assertThat(body).doesNotContain("<style").doesNotContain("style=").doesNotContain("onclick");
    assertThat(body.split("<script", -1)).hasSize(2);
    assertThat(body)
        .contains("<script src=\"/assets/overview.js\" defer>")
        .contains("<noscript><meta http-equiv=\"refresh\" content=\"5\"></noscript>");
  }

  @Test
  void its_files_are_served_and_not_sent_twice() throws Exception {
    for (String path :
        new String[] {"/assets/fristvagt.css", "/assets/overview.js", "/assets/icon.svg"}) {
      HttpResponse<String> file = api.get(path);
      assertThat(file.statusCode()).isEqualTo(200);
      String etag = file.headers().firstValue("ETag").orElseThrow();
      assertThat(api.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
    }
  }

  @Test
  void while_nothing_has_been_read_the_page_says_so_and_comes_back() throws Exception {
    HttpResponse<String> response = api.get("/");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .contains("Fristvagt starter")
        .contains("http-equiv=\"refresh\" content=\"2\"");
  }

  @Test
  void a_page_that_has_not_changed_is_not_sent_again() throws Exception {
    publish();
    String etag = api.get("/").headers().firstValue("ETag").orElseThrow();

    assertThat(api.get("/", "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(api.get("/", "If-None-Match", etag, "Accept-Language", "en").statusCode())
        .isEqualTo(200);
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
