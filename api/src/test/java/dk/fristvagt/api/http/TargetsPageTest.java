package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On 15 January 2022 plan-before-decision has had 25 % since 30 June 2021 and 30 % since 31
 * December 2021; next is 50 % from 30 June 2022. December 2021 closed with 0 of 4 and has 1 of 5
 * now.
 */
class TargetsPageTest {

  private static final Group ANNA = new Group("plan-before-decision", "0330", "Nord", "anna");

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void publish() {
    api.now = Instant.parse("2022-01-15T11:00:01Z");
    api.views.publish(
        new ExampleView(0)
            .due("2021-12-14", ANNA, counts(1, 4), counts(0, 4))
            .due("2022-01-10", ANNA, counts(2, 6), StatusCounts.ZERO)
            .at("2022-01-15T11:00:00Z"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  private static StatusCounts counts(int met, int overdue) {
    return new StatusCounts(met, 0, overdue, 0, 0, 0);
  }

  @Test
  void the_table_says_both_figures_the_target_the_gap_and_the_verdict() throws Exception {
    HttpResponse<String> response = api.get("/targets?rule=plan-before-decision");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
    assertThat(response.body())
        .contains("Sidste måned, 01-12-2021 – 31-12-2021")
        .contains(">0 af 4</td>")
        .contains(">1 af 5</td>")
        .contains("<strong>20,0\u00a0%</strong>")
        // 20.0 less 30.
        .contains(">−10,0</td>")
        .contains("<span class=\"verdict red\">Under mål</span>")
        .contains(">50\u00a0% fra 30-06-2022</td>")
        .contains("Målet er 30\u00a0% siden 31-12-2021. Næste mål er 50\u00a0% fra 30-06-2022.")
        .contains("For få til at sige");
  }

  @Test
  void another_span_can_be_chosen() throws Exception {
    assertThat(api.get("/targets?rule=plan-before-decision&span=this-month").body())
        .contains("Denne måned, 01-01-2022 – 15-01-2022")
        // 2 of 8 is 25.0 %, exactly the margin of 5 below 30.
        .contains("<span class=\"verdict amber\">Lige under mål</span>");
    assertThat(api.get("/targets?span=nonsense").statusCode()).isEqualTo(400);
    assertThat(api.get("/targets?by=caseworker").statusCode()).isEqualTo(400);
  }

  @Test
  void a_rule_is_defined_in_words_and_leads_to_the_catalogue() throws Exception {
    String body = api.get("/targets?rule=plan-before-decision&lang=en").body();

    assertThat(body)
        .contains("<html lang=\"en\">")
        .contains("“plan made” must already have occurred, at most 1 year before.")
        .contains("href=\"/catalogue?lang=en#rule-plan-before-decision\"")
        .contains(">1 of 5</td>");
  }

  @Test
  void the_chart_has_the_share_now_at_close_and_the_target_in_steps() throws Exception {
    String body = api.get("/targets?rule=plan-before-decision").body();

    assertThat(body)
        .contains("<path class=\"line target\"")
        .contains("<path class=\"line second\"")
        .contains("januar 2022: 25,0\u00a0%, mål 30\u00a0%");
  }

  @Test
  void without_a_rule_chosen_the_table_alone_is_shown_and_leads_to_each_rule() throws Exception {
    assertThat(api.get("/targets?span=this-month&team=Nord").body())
        .contains(
            "<a href=\"/targets?span=this-month&amp;team=Nord&amp;rule=plan-before-decision"
                + "#card-plan-before-decision-0330\">")
        .contains("Vælg en regel i tabellen")
        .doesNotContain("id=\"card-")
        .doesNotContain("<figure");
  }

  @Test
  void a_chosen_rule_has_its_chart_below_and_a_way_back_to_all() throws Exception {
    assertThat(api.get("/targets?rule=plan-before-decision&span=this-month").body())
        .contains("<a href=\"#card-plan-before-decision-0330\">")
        .contains("id=\"card-plan-before-decision-0330\"")
        .contains("<a href=\"/targets?span=this-month\">Vis alle regler</a>");
    assertThat(api.get("/targets?rule=assessment-4m").body()).doesNotContain("<figure");
  }

  @Test
  void no_more_charts_are_shown_than_a_reader_takes_in_and_the_others_have_a_page()
      throws Exception {
    ExampleView view = new ExampleView(0);
    for (int team = 1; team <= 7; team++) {
      view.due(
          "2021-12-14",
          new Group("plan-before-decision", "0330", "T" + team, "anna"),
          counts(1, 4),
          counts(0, 4));
    }
    api.views.publish(view.at("2022-01-15T11:00:00Z"));

    String body = api.get("/targets?rule=plan-before-decision&by=team").body();

    assertThat(body.split("<figure", -1)).hasSize(1 + 6);
    assertThat(body)
        .contains("Her vises de første 6.")
        .contains("<a href=\"#card-plan-before-decision-0330-T6\">")
        .contains(
            "<a href=\"/targets?by=team&amp;team=T7&amp;rule=plan-before-decision"
                + "#card-plan-before-decision-0330-T7\">");
    assertThat(api.get("/targets?by=team&team=T7&rule=plan-before-decision").body())
        .contains("id=\"card-plan-before-decision-0330-T7\"");
  }

  @Test
  void the_figures_can_be_fetched_as_they_are_limited_here() throws Exception {
    assertThat(api.get("/targets?team=Nord&span=this-month").body())
        .contains("href=\"/api/v1/targets?team=Nord&amp;format=csv\"")
        .contains("href=\"/api/v1/targets?team=Nord&amp;format=xlsx\"")
        .contains("<strong>Nord</strong>");
  }

  @Test
  void by_team_each_row_says_whose_it_is() throws Exception {
    assertThat(api.get("/targets?by=team").body())
        .contains("id=\"row-plan-before-decision-0330-Nord\"")
        .contains("<td>Nord</td>");
  }

  @Test
  void what_comes_from_the_address_is_escaped() throws Exception {
    assertThat(api.get("/targets?team=%3Cscript%3Ealert(1)%3C/script%3E").body())
        .doesNotContain("<script>alert")
        .contains("&lt;script&gt;");
  }

  @Test
  void without_any_figures_the_page_says_so() throws Exception {
    api.views.publish(new ExampleView(0).at("2022-01-15T11:00:00Z"));

    assertThat(api.get("/targets").body()).contains("Her er ingen tal endnu");
  }
}
