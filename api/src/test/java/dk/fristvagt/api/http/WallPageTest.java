package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WallPageTest {

  private final ServedApi api = new ServedApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void the_wall_shows_counts_clock_and_teams_and_no_case_or_caseworker() throws Exception {
    publish(3);

    String body = api.get("/wall").body();

    assertThat(body)
        .contains("<html lang=\"da\" class=\"dark wall\">")
        .contains("kl. 12.00</time>")
        .contains("tirsdag den 15. juni 2021")
        .contains("id=\"wall-overdue\" data-pulse>6<")
        .contains("Team 2")
        .doesNotContain("c-1")
        .doesNotContain("anna");
  }

  @Test
  void the_worst_team_comes_first_and_bars_are_as_long_as_their_counts() throws Exception {
    publish(3);

    String body = api.get("/wall").body();

    // Team 0 has 1 overdue, team 1 has 2, team 2 has 3: the longest bar is 1000.
    assertThat(body.indexOf("Team 2<")).isLessThan(body.indexOf("Team 1<"));
    assertThat(body.indexOf("Team 1<")).isLessThan(body.indexOf("Team 0<"));
    assertThat(body)
        .contains("<rect class=\"overdue\" width=\"1000\"")
        .contains("<rect class=\"overdue\" width=\"666\"")
        .contains("<rect class=\"overdue\" width=\"333\"");
  }

  @Test
  void of_many_teams_the_worst_twelve_are_shown_and_the_others_as_one() throws Exception {
    publish(15);

    String body = api.get("/wall").body();

    // Teams 14 down to 3 are shown; teams 0, 1 and 2 have 1 + 2 + 3 overdue.
    assertThat(body).contains("Team 14<").contains("Team 3<").doesNotContain("Team 2<");
    assertThat(body).contains("3 andre").contains("id=\"others-overdue\" data-pulse>6<");
  }

  @Test
  void when_data_is_behind_the_wall_says_so_and_looks_so() throws Exception {
    publish(1);
    api.now = Instant.parse("2021-06-15T10:05:00Z");

    assertThat(api.get("/wall").body())
        .contains("class=\"dark wall stale\"")
        .contains("data-notice=\"stale\">Data er bagud. Tallene gælder kl. 12.00");
    assertThat(api.get("/wall?lang=en").body())
        .contains("Data is behind. The figures are those of 12:00");
  }

  @Test
  void without_scripts_the_wall_renews_itself_and_leads_back_to_the_overview() throws Exception {
    publish(1);

    assertThat(api.get("/wall").body())
        .contains("<noscript><meta http-equiv=\"refresh\" content=\"30\"></noscript>")
        .contains("href=\"/\"")
        .contains("data-live-pause")
        .contains("data-live-offline")
        .doesNotContain("style=");
  }

  @Test
  void the_wall_can_be_that_of_one_team_and_may_have_nothing_to_show() throws Exception {
    publish(3);

    assertThat(api.get("/wall?team=Team%201").body())
        .contains("Team 1 ·")
        .contains("id=\"wall-overdue\" data-pulse>2<")
        .doesNotContain("Team 2");
    assertThat(api.get("/wall?team=%3Cb%3E").body())
        .contains("&lt;b&gt;")
        .doesNotContain("<b>")
        .contains("Ingen frister løber lige nu.");
  }

  /** Team 0 has one overdue obligation, team 1 two, and so on. */
  private void publish(int teams) {
    ExampleView view = new ExampleView(0);
    for (int team = 0; team < teams; team++) {
      for (int i = 0; i <= team; i++) {
        view.live(
            new ExampleObligation()
                .caseId("c-" + team + '-' + i)
                .holder("Team " + team, "anna")
                .lastDay("2021-05-31")
                .status(ObligationStatus.OVERDUE));
      }
    }
    api.views.publish(view.at("2021-06-15T10:00:00Z"));
  }
}
