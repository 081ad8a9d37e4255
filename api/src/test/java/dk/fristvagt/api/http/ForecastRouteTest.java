package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleFacts;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * On 15 June 2021 two assessments that began on 4 January fall due, on 4 and 5 July. They are 162
 * days old then, and 181 and 182 on their last days. Of the forty assessments of the last twelve
 * months thirty were completed at an age of 170 days and ten are open still: 1/4 stays open.
 */
class ForecastRouteTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLOCK = "2021-06-15T10:00:00Z";

  private final ServedApi api = new ServedApi();
  private final AtomicInteger walks = new AtomicInteger();

  @BeforeEach
  void publish() {
    api.records =
        consumer -> {
          walks.incrementAndGet();
          ExampleFacts.fortyAssessments(CLOCK).forEach(consumer);
        };
    publish(CLOCK);
  }

  @AfterEach
  void close() {
    api.close();
  }

  private void publish(String clock) {
    api.views.publish(
        new ExampleView(0)
            .live(
                new ExampleObligation().caseId("d-1").lastDay("2021-07-04"),
                new ExampleObligation()
                    .caseId("d-2")
                    .lastDay("2021-07-05")
                    .status(ObligationStatus.DUE_SOON)
                    .holder("Syd", "bo"),
                new ExampleObligation().caseId("d-3").lastDay("2021-09-13"),
                new ExampleObligation()
                    .caseId("d-4")
                    .lastDay("2021-05-04")
                    .status(ObligationStatus.OVERDUE),
                new ExampleObligation()
                    .caseId("d-5")
                    .rule("follow-up")
                    .kind(RuleKind.RECURRING)
                    .lastDay("2021-07-04"))
            .at(clock));
  }

  private JsonNode ask(String parameters) throws Exception {
    return JSON.readTree(api.get("/api/v1/forecast" + parameters).body());
  }

  @Test
  void eachDayHasWhatFallsDueAndTheBreachesToExpect() throws Exception {
    JsonNode report = ask("");

    assertThat(report.path("clock").asText()).isEqualTo("2021-06-15T10:00:00.000Z");
    assertThat(report.path("curvesAsOf").asText()).isEqualTo("2021-06-15");
    // Ninety days from 15 June on end with 12 September: the one of the 13th is not in it.
    assertThat(report.path("to").asText()).isEqualTo("2021-09-12");
    assertThat(report.path("days")).hasSize(3);
    JsonNode first = report.at("/days/0");
    assertThat(first.path("date").asText()).isEqualTo("2021-07-04");
    assertThat(first.path("rule").asText()).isEqualTo("assessment-4m");
    assertThat(first.path("municipality").asText()).isEqualTo("0330");
    assertThat(first.path("team").asText()).isEqualTo("Nord");
    assertThat(first.path("due").asInt()).isEqualTo(1);
    assertThat(first.path("expectedBreaches").asDouble()).isCloseTo(0.25, within(1e-12));
    assertThat(first.path("low").asInt()).isZero();
    assertThat(first.path("high").asInt()).isEqualTo(1);
    assertThat(report.at("/days/2/team").asText()).isEqualTo("Syd");
  }

  /**
   * Expected 2 · 0.25; chance 2 · 0.25 · 0.75 = 0.375; the curve, in which both err together, 4 ·
   * 0.25² · 0.75 / (0.25 · 40) = 0.01875; 0.5 ± (1.2816 · √0.39375 + 0.5) = 0.5 ± 1.304, so 0 to 1.
   */
  @Test
  void aRulesTotalSaysWhatIsOverdueApart() throws Exception {
    JsonNode rule = ask("").at("/rules/0");

    assertThat(rule.path("rule").asText()).isEqualTo("assessment-4m");
    assertThat(rule.at("/name/da").asText()).isEqualTo("BFU inden 4 måneder");
    assertThat(rule.path("overdue").asInt()).isEqualTo(1);
    assertThat(rule.path("due").asInt()).isEqualTo(2);
    assertThat(rule.path("unknown").asInt()).isZero();
    assertThat(rule.path("expectedBreaches").asDouble()).isCloseTo(0.5, within(1e-12));
    assertThat(rule.path("low").asInt()).isZero();
    assertThat(rule.path("high").asInt()).isEqualTo(1);
  }

  @Test
  void whereTooLittleIsKnownTheExpectationIsNull() throws Exception {
    JsonNode rule = ask("?rule=follow-up").at("/rules/0");

    assertThat(rule.path("due").asInt()).isEqualTo(1);
    assertThat(rule.path("unknown").asInt()).isEqualTo(1);
    assertThat(rule.path("expectedBreaches").isNull()).isTrue();
    assertThat(rule.path("low").isNull()).isTrue();
    assertThat(rule.path("high").isNull()).isTrue();
  }

  /**
   * 4 July is a Sunday, 5 July a Monday. Of the assessment of each 0.25 are expected, chance 0.1875
   * and the curve 0.0047: 0.25 ± (1.2816 · √0.1922 + 0.5) = 0.25 ± 1.062, so 0 to 1.
   */
  @Test
  void eachWeekHasAnIntervalOfItsOwn() throws Exception {
    JsonNode weeks = ask("").path("weeks");

    assertThat(weeks).hasSize(2);
    assertThat(weeks.at("/0/from").asText()).isEqualTo("2021-06-28");
    assertThat(weeks.at("/0/to").asText()).isEqualTo("2021-07-04");
    assertThat(weeks.at("/0/due").asInt()).as("with the follow-up").isEqualTo(2);
    assertThat(weeks.at("/0/unknown").asInt()).isEqualTo(1);
    assertThat(weeks.at("/0/expectedBreaches").asDouble()).isCloseTo(0.25, within(1e-12));
    assertThat(weeks.at("/0/high").asInt()).isEqualTo(1);
    assertThat(weeks.at("/1/from").asText()).isEqualTo("2021-07-05");
    assertThat(weeks.at("/1/due").asInt()).isEqualTo(1);
  }

  @Test
  void teamsAndDaysAreChosenByParameters() throws Exception {
    assertThat(ask("?team=Syd").at("/all/due").asInt()).isEqualTo(1);
    assertThat(ask("?days=91").at("/all/due").asInt()).isEqualTo(4);
    assertThat(ask("?days=20").at("/all/due").asInt()).as("through 4 July").isEqualTo(2);
    JsonNode byRule = ask("?by=rule").at("/days/0");
    assertThat(byRule.has("team")).isFalse();
    assertThat(byRule.has("municipality")).isFalse();
    assertThat(api.get("/api/v1/forecast?days=0").statusCode()).isEqualTo(400);
    assertThat(api.get("/api/v1/forecast?by=caseworker").statusCode()).isEqualTo(400);
    assertThat(api.get("/api/v1/forecast?rule=nonsense").statusCode()).isEqualTo(400);
  }

  @Test
  void theCurvesAreMadeOnceADay() throws Exception {
    ask("");
    ask("?team=Syd");
    publish("2021-06-15T21:59:59Z");
    ask("");
    assertThat(walks).hasValue(1);

    publish("2021-06-15T22:00:00Z");

    assertThat(ask("").path("curvesAsOf").asText()).isEqualTo("2021-06-16");
    assertThat(walks).hasValue(2);
  }

  @Test
  void anAnswerThatHasNotChangedIsNotSentAgain() throws Exception {
    HttpResponse<String> first = api.get("/api/v1/forecast");
    String etag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(api.get("/api/v1/forecast", "If-None-Match", etag).statusCode()).isEqualTo(304);
    publish("2021-06-15T10:00:05Z");
    assertThat(api.get("/api/v1/forecast", "If-None-Match", etag).statusCode()).isEqualTo(200);
  }
}
