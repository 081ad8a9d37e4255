package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.restatement.RestatementReason;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** March 2021 closed with 3 overdue. One was typed in late, one was corrected to late. */
class RestatementPageTest {

  private static final Group NORD = new Group("assessment-4m", "0330", "Nord", "anna");

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void publish() {
    api.views.publish(
        new ExampleView(0)
            .due(
                "2021-03-31",
                NORD,
                new StatusCounts(1, 1, 1, 0, 0, 0),
                new StatusCounts(0, 0, 3, 0, 0, 0))
            .due("2021-02-10", NORD, new StatusCounts(0, 0, 2, 0, 0, 0))
            .restated(
                "2021-03",
                NORD,
                RestatementReason.LATE_REGISTRATION,
                new StatusCounts(1, 0, -1, 0, 0, 0))
            .restated(
                "2021-03", NORD, RestatementReason.CORRECTION, new StatusCounts(0, 1, -1, 0, 0, 0))
            .lags("2021-04", "0330", "Nord", Map.of(0, 3L, 12, 1L))
            .at("2021-06-15T10:00:00Z"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void each_month_says_how_it_closed_how_it_is_and_why() throws Exception {
    String body = api.get("/restatement").body();

    assertThat(body)
        .contains("<h2 id=\"periods-heading\">Overskredet, februar 2021 – marts 2021</h2>")
        .contains("from=2021-03-01&amp;to=2021-03-31\">marts 2021</a>")
        .contains("<strong>−2</strong>")
        .contains("Sen registrering</th>")
        .contains("Rettelse</th>")
        .doesNotContain("Annullering</th>")
        .contains("Det skete, før måneden sluttede, men blev først registreret bagefter.")
        .contains("ved lukning 5, nu 3");
  }

  @Test
  void a_month_between_without_any_figures_has_its_place_too() throws Exception {
    api.views.publish(
        new ExampleView(0)
            .due("2021-01-10", NORD, new StatusCounts(0, 0, 1, 0, 0, 0))
            .due("2021-03-10", NORD, new StatusCounts(0, 0, 1, 0, 0, 0))
            .at("2021-06-15T10:00:00Z"));

    assertThat(api.get("/restatement").body()).contains(">februar 2021</a>");
  }

  @Test
  void every_reason_is_explained_in_english_too() throws Exception {
    assertThat(api.get("/restatement?lang=en").body())
        .contains(
            "Late registration",
            "Later event",
            "Correction",
            "Void",
            "New rules",
            "Erasure",
            "Overdue, February 2021 – March 2021");
  }

  @Test
  void another_figure_month_and_period_can_be_chosen() throws Exception {
    assertThat(api.get("/restatement?figure=met&from=2021-03-01&to=2021-03-31").body())
        .contains("Overholdt, marts 2021</h2>")
        .contains("<strong>+1</strong>");
    assertThat(api.get("/restatement?period=quarter").body())
        .contains("Overskredet, 1. kvartal 2021</h2>");
    assertThat(api.get("/restatement?figure=nonsense").statusCode()).isEqualTo(400);
    assertThat(api.get("/restatement?from=2021-03-01&to=2021-02-01").statusCode()).isEqualTo(400);
  }

  @Test
  void the_lags_say_how_late_a_team_types() throws Exception {
    assertThat(api.get("/restatement").body())
        .contains("<td>april 2021</td>")
        // Of 0, 0, 0, 12 the median has rank 2, the 90th percentile rank 4.
        .contains("<td class=\"number\">0 dage</td>")
        .contains("<td class=\"number\">12 dage</td>")
        .contains("<td class=\"number\">75,0\u00a0%</td>");
  }

  @Test
  void the_figures_can_be_fetched_for_the_months_that_are_shown() throws Exception {
    assertThat(api.get("/restatement?rule=assessment-4m&figure=met").body())
        .contains(
            "/api/v1/restatement?rule=assessment-4m&amp;from=2020-06-01&amp;to=2021-05-31&amp;format=csv")
        .contains("/api/v1/registration-lag?from=2020-06-01&amp;to=2021-05-31&amp;format=xlsx");
  }

  @Test
  void without_closed_months_the_page_says_so() throws Exception {
    api.views.publish(new ExampleView(0).at("2021-06-15T10:00:00Z"));

    assertThat(api.get("/restatement").body())
        .contains("Her er ingen afsluttede måneder")
        .contains("Der er ikke registreret noget");
  }
}
