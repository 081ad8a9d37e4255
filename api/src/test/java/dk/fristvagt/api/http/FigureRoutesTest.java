package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseFlow;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets and gauges over HTTP. */
class FigureRoutesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServedApi api = new ServedApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void targets_are_answered_by_the_parameters_given() throws Exception {
    publish("2021-06-15T10:00:00Z");

    JsonNode json =
        JSON.readTree(
            api.get("/api/v1/targets?rule=plan-before-decision&municipality=0330&team=Nord&by=team")
                .body());

    assertThat(json.get("by").asText()).isEqualTo("team");
    assertThat(json.get("rows")).hasSize(1);
    JsonNode row = json.get("rows").get(0);
    assertThat(row.get("team").asText()).isEqualTo("Nord");
    assertThat(row.at("/next/month").asText()).isEqualTo("2021-06");
    assertThat(row.at("/lastMonth/now/met").asInt()).isEqualTo(1);
    assertThat(row.at("/lastMonth/now/verdict").asText()).isEqualTo("none");
    assertThat(row.at("/lastMonth/from").asText()).isEqualTo("2021-05-01");
    assertThat(row.at("/trend/month/direction").asText()).isEqualTo("none");
    assertThat(row.get("series")).hasSize(24);
  }

  @Test
  void gauges_name_caseworkers_and_may_not_be_kept() throws Exception {
    publish("2021-06-15T10:00:00Z");

    HttpResponse<String> response =
        api.get("/api/v1/gauges?municipality=0330&period=quarter&from=2021-04-01&to=2021-06-30");

    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    JsonNode json = JSON.readTree(response.body());
    assertThat(json.at("/atClock/0/openCases").asInt()).isEqualTo(1);
    assertThat(json.at("/caseload/0/caseworker").asText()).isEqualTo("anna");
    assertThat(json.at("/caseload/0/thresholds/0/limit").asInt()).isEqualTo(30);
    assertThat(json.at("/periods/0/period").asText()).isEqualTo("2021-Q2");
    assertThat(json.at("/periods/0/opened").asInt()).isEqualTo(1);
    assertThat(json.at("/periods/0/population").isNull()).isTrue();
  }

  @Test
  void targets_may_be_kept_but_are_asked_about_again() throws Exception {
    publish("2021-06-15T10:00:00Z");

    assertThat(api.get("/api/v1/targets").headers().firstValue("Cache-Control"))
        .hasValue("no-cache");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/targets", "/api/v1/gauges", "/api/v1/status"})
  void an_answer_that_has_not_changed_is_not_sent_again(String path) throws Exception {
    publish("2021-06-15T10:00:00Z");
    String etag = api.get(path).headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> again = api.get(path, "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(api.get(path + "?team=Nord", "If-None-Match", etag).statusCode()).isEqualTo(200);

    publish("2021-06-15T10:00:01Z");
    assertThat(api.get(path, "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/targets?by=caseworker,by",
    "/api/v1/targets?rule=nothing,rule",
    "/api/v1/gauges?period=week,period",
    "/api/v1/gauges?from=2021-05-01&to=2021-04-30,to",
    "/api/v1/gauges?municipality=33,municipality"
  })
  void a_value_that_is_none_is_told(String path, String parameter) throws Exception {
    publish("2021-06-15T10:00:00Z");

    HttpResponse<String> response = api.get(path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(response.body()).get("parameter").asText()).isEqualTo(parameter);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/targets?caseworker=anna", "/api/v1/gauges?rule=follow-up"})
  void parameters_that_mean_nothing_here_are_refused(String path) throws Exception {
    publish("2021-06-15T10:00:00Z");

    assertThat(api.get(path).statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/targets", "/api/v1/gauges"})
  void until_a_partition_can_answer_nobody_is_told_anything(String path) throws Exception {
    assertThat(api.get(path).statusCode()).isEqualTo(503);
  }

  private void publish(String clock) {
    api.views.publish(
        new ExampleView(0)
            .due(
                "2021-05-10",
                new Group("plan-before-decision", "0330", "Nord", "anna"),
                new StatusCounts(1, 0, 1, 0, 0, 0))
            .openCase("1", "CHILD_AND_FAMILY", "Nord", "anna")
            .flow("2021-05", CaseFlow.Kind.OPENED, "Nord", "anna", 1)
            .flow("2021-05", CaseFlow.Kind.OPEN, "Nord", "anna", 1)
            .at(clock));
  }
}
