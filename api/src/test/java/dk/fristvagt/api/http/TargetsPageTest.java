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
