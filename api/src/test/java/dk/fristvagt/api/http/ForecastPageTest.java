package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleFacts;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On Monday 14 June 2021 one assessment falls due today, two on Sunday 4 July and one on Monday 5
 * July; one is overdue.
 */
class ForecastPageTest {

  private static final String CLOCK = "2021-06-14T10:00:00Z";

  private final ServedApi api = new ServedApi();
  private final AtomicInteger walks = new AtomicInteger();

  @BeforeEach
  void publish() {
    api.records =
        consumer -> {
          walks.incrementAndGet();
          ExampleFacts.fortyAssessments(CLOCK).forEach(consumer);
        };
    api.views.publish(
        new ExampleView(0)
            .live(
                due("d-0", "2021-06-14"),
                due("d-1", "2021-07-04"),
                due("d-2", "2021-07-04"),
                due("d-3", "2021-07-05").holder("Syd", "bo"),
                due("d-4", "2021-06-13").status(ObligationStatus.OVERDUE))
            .at(CLOCK));
  }

  @AfterEach
  void close() {
    api.close();
  }

  private static ExampleObligation due(String caseId, String lastDay) {
    return new ExampleObligation().caseId(caseId).lastDay(lastDay);
  }

  @Test
  void the_calendar_goes_from_monday_and_numbers_the_weeks() throws Exception {
    String body = api.get("/forecast").body();

    assertThat(body)
        .contains("<caption>Juni 2021</caption>")
        .contains("<caption>September 2021</caption>")
        // 14 June 2021 is the Monday of week 24.
        .contains("<th scope=\"row\" class=\"week\">24</th>")
        .contains("aria-current=\"date\"");
    assertThat(body.indexOf("Man.")).isLessThan(body.indexOf("Søn."));
  }

  @Test
  void a_day_leads_to_a_list_of_exactly_that_day() throws Exception {
    assertThat(api.get("/forecast").body())
        .contains(
            "<a href=\"/worklist?dueAfter=2021-07-03&amp;dueBefore=2021-07-05\">2<span"
                + " class=\"sr-only\"> frister søndag den 4. juli 2021</span></a>")
        // Today begins with the clock, for what is overdue is not in the forecast.
        .contains("/worklist?dueAfter=2021-06-14T10%3A00%3A00.000Z&amp;dueBefore=2021-06-15");

    assertThat(total("dueAfter=2021-07-03&dueBefore=2021-07-05")).isEqualTo(2);
    assertThat(total("dueAfter=2021-06-14T10:00:00.000Z&dueBefore=2021-06-15")).isEqualTo(1);
  }

  private int total(String bounds) throws Exception {
    return new ObjectMapper()
        .readTree(api.get("/api/v1/obligations?" + bounds).body())
        .path("total")
        .asInt();
  }

  @Test
  void limits_are_kept_in_the_links() throws Exception {
    assertThat(api.get("/forecast?team=Syd&rule=assessment-4m&lang=en").body())
        .contains("<strong>Child assessment within 4 months, Syd</strong>")
        .contains("/worklist?lang=en&amp;rule=assessment-4m&amp;team=Syd&amp;dueAfter=2021-07-04")
        .doesNotContain("dueAfter=2021-07-03&amp;");
  }

  @Test
  void weeks_have_their_own_intervals_and_the_chart_a_table_beside() throws Exception {
    assertThat(api.get("/forecast").body())
        .contains("<rect class=\"bar overdue\"")
        .contains(">Uge 26</a>")
        .contains("28-06-2021 – 04-07-2021")
        .contains("Frister pr. uge, 14-06-2021 – 11-09-2021: 4 i alt");
  }

  @Test
  void holidays_are_named() throws Exception {
    api.views.publish(new ExampleView(0).live(due("d-1", "2021-04-06")).at("2021-03-22T10:00:00Z"));

    assertThat(api.get("/forecast").body())
        .contains("<span class=\"holiday\">skærtorsdag</span>")
        .contains("<span class=\"holiday\">2. påskedag</span>");
    assertThat(api.get("/forecast?lang=en").body())
        .contains("<span class=\"holiday\">Maundy Thursday</span>");
  }

  @Test
  void the_curves_are_shared_with_the_api() throws Exception {
    api.get("/forecast");
    api.get("/api/v1/forecast");

    assertThat(walks).hasValue(1);
  }

  @Test
  void where_nothing_falls_due_the_page_says_so() throws Exception {
    api.views.publish(new ExampleView(0).at(CLOCK));

    assertThat(api.get("/forecast").body()).contains("Ingen frister udløber");
  }
}
