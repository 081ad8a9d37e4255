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
        .contains("<strong>33,3\u00a0%</strong>")
        .contains("mål 100\u00a0%")
        .contains("Ældste frist 31-05-2021")
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
        .contains("<strong>33.3%</strong>");
    assertThat(api.get("/", "Accept-Language", "en").body()).contains("<html lang=\"da\">");
  }

  @Test
  void every_number_leads_to_the_list_that_it_counts() throws Exception {
    api.views.publish(
        new ExampleView(0)
            .live(
                new ExampleObligation()
                    .caseId("c-1")
                    .holder("Nord & Øst", "anna")
                    .status(ObligationStatus.OVERDUE),
                new ExampleObligation()
                    .caseId("c-2")
                    .holder("Syd", "bo")
                    .status(ObligationStatus.DUE_SOON))
            .at("2021-06-15T10:00:00Z"));

    String page = api.get("/").body();

    assertThat(page)
        .contains("href=\"/worklist?status=overdue\"")
        .contains("href=\"/worklist?rule=assessment-4m&amp;status=overdue\"")
        .contains(
            "href=\"/worklist?rule=assessment-4m&amp;team=Nord%20%26%20%C3%98st&amp;status=overdue\"")
        .contains("aria-label=\"1 overskredet: BFU inden 4 måneder, Nord &amp; Øst\"")
        .contains("href=\"/worklist?rule=assessment-4m&amp;team=Syd&amp;status=due-soon\"")
        .contains("href=\"/worklist?team=Syd&amp;status=due-soon\"");
    assertThat(api.get("/?municipality=0330&team=Syd&lang=en").body())
        .contains(
            "href=\"/worklist?lang=en&amp;municipality=0330&amp;team=Syd&amp;status=due-soon\"")
        .contains(
            "href=\"/worklist?lang=en&amp;rule=assessment-4m&amp;municipality=0330&amp;team=Syd&amp;status=due-soon\"")
        .contains("<option value=\"Syd\" selected>Syd</option>")
        .doesNotContain("Nord &amp; Øst, Syd");
  }

  @Test
  void the_ground_of_a_cell_goes_by_the_greatest() throws Exception {
    // With 16 as the greatest: 8 and more, 4 to 7, 2 and 3, 1.
    ExampleView view = new ExampleView(0);
    int[] overdue = {16, 8, 7, 4, 3, 2, 1};
    for (int team = 0; team < overdue.length; team++) {
      for (int i = 0; i < overdue[team]; i++) {
        view.live(
            new ExampleObligation()
                .caseId("c-" + team + '-' + i)
                .holder("T" + team, "anna")
                .status(ObligationStatus.OVERDUE));
      }
    }
    api.views.publish(view.at("2021-06-15T10:00:00Z"));

    String page = api.get("/").body();

    assertThat(page.split("heat-4", -1)).hasSize(3);
    assertThat(page.split("heat-3", -1)).hasSize(3);
    assertThat(page.split("heat-2", -1)).hasSize(3);
    assertThat(page.split("heat-1", -1)).hasSize(2);
  }

  @Test
  void rules_that_cannot_be_overdue_stand_by_themselves() throws Exception {
    publish();

    String page = api.get("/").body();

    int quality = page.indexOf("id=\"quality-heading\"");
    assertThat(page.indexOf("id=\"rule-assessment-4m\"")).isBetween(1, quality);
    assertThat(page.indexOf("id=\"rule-assessment-written-plan\"")).isGreaterThan(quality);
  }

  @Test
  void a_trend_has_a_chart_with_its_gist_and_the_same_in_a_table() throws Exception {
    publish();

    assertThat(api.get("/").body())
        .contains(
            "role=\"img\" aria-label=\"Rettidige: 33,3\u00a0% i juni 2021. Mål nu 100\u00a0%.\"")
        .contains("<tr id=\"trend-assessment-4m\">")
        .contains(">33,3\u00a0% (1 af 3)</td>");
  }

  @Test
  void a_municipality_can_be_chosen_where_there_are_several() throws Exception {
    publish();
    assertThat(api.get("/").body())
        .doesNotContain("Alle kommuner")
        .contains("<input type=\"hidden\" name=\"municipality\" value=\"0330\">");

    api.views.publish(
        new ExampleView(0)
            .live(
                new ExampleObligation().caseId("c-1"),
                new ExampleObligation().caseId("c-2").municipality("0101"))
            .at("2021-06-15T10:00:00Z"));
    assertThat(api.get("/?municipality=0101").body())
        .contains("Alle kommuner")
        .contains("<option value=\"0101\" selected>København</option>")
        .contains("<strong>København</strong>");
  }

  @Test
  void where_nothing_runs_the_page_says_so() throws Exception {
    api.views.publish(new ExampleView(0).at("2021-06-15T10:00:00Z"));

    assertThat(api.get("/").body())
        .contains("Ingen frister løber lige nu.")
        .doesNotContain("trend-data");
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
