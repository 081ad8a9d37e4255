package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleCase;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiServerTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");
  private static final String CLOCK = "2021-06-15T10:00:00Z";

  private final ServedApi api = new ServedApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void status_is_answered_as_utf8_json() throws Exception {
    publish(CLOCK);

    HttpResponse<String> response = api.get("/api/v1/status");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type"))
        .isEqualToIgnoringWhitespace("application/json;charset=utf-8");
    JsonNode json = JSON.readTree(response.body());
    assertThat(json.get("clock").asText()).isEqualTo("2021-06-15T10:00:00.000Z");
    assertThat(json.at("/totals/overdue").asInt()).isEqualTo(2);
    assertThat(json.get("stale").asBoolean()).isFalse();
  }

  @Test
  void parameters_without_a_value_are_as_if_not_there() throws Exception {
    publish(CLOCK);

    JsonNode json = JSON.readTree(api.get("/api/v1/status?municipality=&team=").body());

    assertThat(json.at("/totals/overdue").asInt()).isEqualTo(2);
  }

  @Test
  void status_of_a_team_with_danish_letters_counts_that_team() throws Exception {
    publish(CLOCK);

    JsonNode json =
        JSON.readTree(api.get("/api/v1/status?municipality=0330&team=S%C3%B8nder%20%C3%86").body());

    assertThat(json.at("/totals/overdue").asInt()).isEqualTo(1);
    assertThat(json.at("/totals/open").asInt()).isZero();
  }

  @Test
  void a_live_service_is_stale_when_its_clock_is_too_far_behind() throws Exception {
    publish(CLOCK);
    String before = header(api.get("/api/v1/status"), "ETag");

    api.now = Instant.parse("2021-06-15T10:01:00.001Z");

    HttpResponse<String> after = api.get("/api/v1/status", "If-None-Match", before);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(after.body()).get("stale").asBoolean()).isTrue();
  }

  @Test
  void an_answer_that_has_not_changed_is_not_sent_again() throws Exception {
    publish(CLOCK);
    HttpResponse<String> first = api.get("/api/v1/status");
    String etag = header(first, "ETag");
    assertThat(etag).matches("\"[0-9a-f]{32}\"");

    HttpResponse<String> again = api.get("/api/v1/status", "If-None-Match", "\"other\", " + etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "ETag")).isEqualTo(etag);
    assertThat(api.get("/api/v1/status?team=Nord", "If-None-Match", etag).statusCode())
        .isEqualTo(200);

    publish("2021-06-15T10:00:05Z");
    assertThat(api.get("/api/v1/status", "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @Test
  void compliance_is_answered_by_the_parameters_given() throws Exception {
    publish(CLOCK);

    JsonNode json =
        JSON.readTree(
            api.get(
                    "/api/v1/compliance?rule=assessment-4m&municipality=0330&team=Nord&caseworker=anna"
                        + "&period=quarter&from=2021-05-01&to=2021-06-30&basis=due&by=caseworker")
                .body());

    assertThat(json.get("period").asText()).isEqualTo("quarter");
    assertThat(json.get("rows")).hasSize(1);
    assertThat(json.at("/rows/0/period").asText()).isEqualTo("2021-Q2");
    assertThat(json.at("/rows/0/share").asDouble()).isEqualTo(0.25);
    assertThat(json.at("/rows/0/caseworker").asText()).isEqualTo("anna");
    String etag = header(api.get("/api/v1/compliance"), "ETag");
    assertThat(api.get("/api/v1/compliance", "If-None-Match", etag).statusCode()).isEqualTo(304);
  }

  @Test
  void a_list_is_walked_by_its_links_while_rows_come_and_go() throws Exception {
    List<ExampleObligation> rows = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      rows.add(
          overdue("c-" + i)
              .due(Instant.parse("2021-06-01T00:00:00Z").plusSeconds(i % 5).toString()));
    }
    ExampleView view = new ExampleView(0).live(rows.toArray(ExampleObligation[]::new));
    api.views.publish(view.at(CLOCK));

    List<String> walked = new ArrayList<>();
    String path = "/api/v1/obligations?limit=4&status=overdue&rule=assessment-4m";
    while (path != null) {
      HttpResponse<String> page = api.get(path);
      assertThat(page.statusCode()).isEqualTo(200);
      JSON.readTree(page.body())
          .get("obligations")
          .forEach(row -> walked.add(row.get("caseId").asText()));
      Matcher next = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
      path = next.find() ? next.group(1) : null;
      // A row before the cursor goes, another comes; neither shifts the rest.
      view.replace(rows.get(0).build(), null)
          .live(overdue("new-" + walked.size()).due("2021-05-01T00:00:00Z"));
      api.views.publish(view.at(CLOCK));
    }

    assertThat(walked).doesNotHaveDuplicates().hasSize(25);
    assertThat(walked.get(0)).isEqualTo("c-0");
  }

  @Test
  void a_list_says_its_total_clock_and_how_to_go_on() throws Exception {
    publish(CLOCK);

    HttpResponse<String> response = api.get("/api/v1/obligations?limit=2");

    JsonNode json = JSON.readTree(response.body());
    assertThat(json.get("total").asInt()).isEqualTo(3);
    assertThat(json.get("clock").asText()).isEqualTo("2021-06-15T10:00:00.000Z");
    assertThat(json.get("clockMax").asText()).isEqualTo("2021-06-15T10:00:00.000Z");
    assertThat(json.get("obligations")).hasSize(2);
    assertThat(header(response, "Link")).contains("cursor=" + json.get("nextCursor").asText());
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void statuses_may_be_repeated_or_parted_by_commas() throws Exception {
    publish(CLOCK);

    assertThat(total("/api/v1/obligations?status=open&status=overdue")).isEqualTo(3);
    assertThat(total("/api/v1/obligations?status=open,due-soon")).isEqualTo(1);
    assertThat(total("/api/v1/obligations?dueBefore=2021-06-01")).isEqualTo(2);
    assertThat(total("/api/v1/obligations?dueAfter=2021-06-15T10:00:00%2B02:00")).isEqualTo(1);
  }

  @Test
  void obligations_that_are_done_with_come_from_the_stores() throws Exception {
    publish(CLOCK);
    api.obligations =
        (test, consumer) -> {
          var met =
              overdue("c-8")
                  .status(ObligationStatus.MET)
                  .fulfilledAt("2021-05-01T10:00:00Z")
                  .build();
          if (test.test(met)) {
            consumer.accept(met);
          }
        };

    JsonNode json = JSON.readTree(api.get("/api/v1/obligations?status=met,late").body());

    assertThat(json.get("total").asInt()).isEqualTo(1);
    assertThat(json.at("/obligations/0/fulfilledAt").asText())
        .isEqualTo("2021-05-01T10:00:00.000Z");
  }

  @Test
  void a_case_is_told_with_its_facts_obligations_and_holders() throws Exception {
    publish(CLOCK);
    api.cases =
        id -> id.caseId().equals("c-17") ? Optional.of(ExampleCase.detail()) : Optional.empty();

    HttpResponse<String> response = api.get("/api/v1/cases/0330/c-17");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    JsonNode json = JSON.readTree(response.body());
    assertThat(json.get("facts")).hasSize(4);
    assertThat(json.get("holders")).hasSize(2);
    assertThat(json.get("obligations")).isNotEmpty();
    assertProblem(api.get("/api/v1/cases/0330/c-99"), 404, "not-found");
  }

  @Test
  void the_catalogue_is_told_with_versions_targets_and_words() throws Exception {
    HttpResponse<String> response = api.get("/api/v1/rules");

    JsonNode json = JSON.readTree(response.body());
    assertThat(json.get("id").asText()).isEqualTo("dk-child-services");
    assertThat(json.at("/rules/0/kind").asText()).isEqualTo("deadline");
    assertThat(json.at("/rules/0/description/da")).isNotEmpty();
    assertThat(json.get("gauges")).hasSize(4);
    assertThat(api.get("/api/v1/rules", "If-None-Match", header(response, "ETag")).statusCode())
        .isEqualTo(304);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/status",
        "/api/v1/compliance",
        "/api/v1/restatement",
        "/api/v1/registration-lag",
        "/api/v1/obligations",
        "/api/v1/cases/0330/c-17"
      })
  void while_no_partition_can_answer_a_reader_is_told_to_come_back(String path) throws Exception {
    HttpResponse<String> response = api.get(path);

    assertProblem(response, 503, "not-ready");
    assertThat(header(response, "Retry-After")).isEqualTo("2");
  }

  @Test
  void stores_that_move_to_another_place_are_a_reason_to_come_back_and_no_error() throws Exception {
    publish(CLOCK);
    api.obligations =
        (test, consumer) -> {
          throw new InvalidStateStoreException("moved");
        };
    api.cases =
        id -> {
          throw new InvalidStateStoreException("moved");
        };

    assertProblem(api.get("/api/v1/obligations?status=met"), 503, "not-ready");
    assertProblem(api.get("/api/v1/cases/0330/c-17"), 503, "not-ready");
  }

  @Test
  void it_is_ready_with_its_only_partition_and_alive_unless_the_streams_failed() throws Exception {
    assertThat(api.get("/readyz").statusCode()).isEqualTo(503);
    assertThat(api.get("/livez").statusCode()).isEqualTo(200);

    publish(CLOCK);
    api.state = KafkaStreams.State.REBALANCING;
    assertThat(api.get("/readyz").statusCode()).isEqualTo(200);
    assertThat(api.get("/livez").statusCode()).isEqualTo(200);

    api.state = KafkaStreams.State.ERROR;
    assertThat(api.get("/livez").statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/status?municipality=330",
        "/api/v1/status?team=a&municipality=0330&municipality=abcd",
        "/api/v1/compliance?period=month&period=week",
        "/api/v1/compliance?period=MONTH",
        "/api/v1/compliance?period=fortnight",
        "/api/v1/compliance?basis=all",
        "/api/v1/compliance?by=child",
        "/api/v1/compliance?from=2021-02-30",
        "/api/v1/compliance?from=01-02-2021",
        "/api/v1/compliance?from=2021-03-01&to=2021-02-01",
        "/api/v1/compliance?rule=no-such-rule",
        "/api/v1/obligations?status=done",
        "/api/v1/obligations?limit=0",
        "/api/v1/obligations?limit=1001",
        "/api/v1/obligations?limit=ten",
        "/api/v1/obligations?cursor=rubbish",
        "/api/v1/obligations?sort=child",
        "/api/v1/obligations?sort=case&cursor=AAABeh1rDQBhc3Nlc3NtZW50LTRt",
        "/api/v1/obligations?dueBefore=tomorrow",
        "/api/v1/obligations?dueAfter=2021-13-01T00:00:00Z",
      })
  void a_parameter_that_is_wrong_is_named(String path) throws Exception {
    publish(CLOCK);

    assertProblem(api.get(path), 400, "bad-parameter");
  }

  @Test
  void a_parameter_that_is_not_known_is_refused_and_not_repeated() throws Exception {
    publish(CLOCK);

    for (String path :
        List.of("/api/v1/status", "/api/v1/compliance", "/api/v1/obligations", "/api/v1/rules")) {
      HttpResponse<String> response = api.get(path + "?child=0101011234");
      assertProblem(response, 400, "unknown-parameter");
      assertThat(response.body()).doesNotContain("0101011234").doesNotContain("child");
    }
  }

  @Test
  void a_wrong_value_is_not_repeated() throws Exception {
    publish(CLOCK);

    assertThat(api.get("/api/v1/obligations?status=0101011234").body())
        .doesNotContain("0101011234");
    assertThat(api.get("/api/v1/cases/0330/010101-1234").body()).doesNotContain("010101-1234");
  }

  @Test
  void problems_are_told_in_the_readers_language() throws Exception {
    HttpResponse<String> danish = api.get("/api/v1/nowhere");
    HttpResponse<String> english =
        api.get("/api/v1/nowhere", "Accept-Language", "en-GB,en;q=0.9,da;q=0.1");

    assertProblem(danish, 404, "not-found");
    assertThat(JSON.readTree(danish.body()).get("title").asText()).isEqualTo("Findes ikke");
    assertThat(JSON.readTree(english.body()).get("title").asText()).isEqualTo("Not found");
    assertThat(header(english, "Content-Language")).isEqualTo("en");
    assertThat(header(api.get("/nowhere", "Accept-Language", ";;;"), "Content-Language"))
        .isEqualTo("da");
  }

  @Test
  void methods_that_would_change_something_are_refused() throws Exception {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
      HttpResponse<String> response = api.send(method, "/api/v1/status");
      assertProblem(response, 405, "method-not-allowed");
      assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
    }
  }

  @Test
  void a_head_request_gets_the_headers_alone() throws Exception {
    publish(CLOCK);

    HttpResponse<String> response = api.send("HEAD", "/api/v1/status");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "ETag")).isEqualTo(header(api.get("/api/v1/status"), "ETag"));
    assertThat(response.body()).isEmpty();
  }

  @Test
  void what_cannot_be_had_is_refused() throws Exception {
    publish(CLOCK);

    assertProblem(api.get("/api/v1/status", "Accept", "application/xml"), 406, "not-acceptable");
    assertThat(api.get("/api/v1/status", "Accept", "*/*").statusCode()).isEqualTo(200);
  }

  @Test
  void errors_of_the_service_itself_say_nothing_of_their_cause() throws Exception {
    publish(CLOCK);
    api.obligations =
        (test, consumer) -> {
          throw new IllegalArgumentException("a secret");
        };

    HttpResponse<String> response = api.get("/api/v1/obligations?status=met");

    assertProblem(response, 500, "internal-error");
    assertThat(response.body()).doesNotContain("secret").doesNotContain("Exception");
  }

  @Test
  void every_answer_carries_the_security_headers() throws Exception {
    publish(CLOCK);
    for (String path :
        List.of("/", "/api/v1/status", "/livez", "/nowhere", "/assets/overview.js")) {
      HttpResponse<String> response = api.get(path);
      assertThat(header(response, "Content-Security-Policy")).startsWith("default-src 'self';");
      assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
      assertThat(response.headers().firstValue("Server")).isEmpty();
      assertThat(header(response, "Content-Type")).contains("charset=utf-8");
    }
  }

  @Test
  void a_name_that_is_not_this_machines_is_refused() throws Exception {
    publish(CLOCK);

    String answer =
        raw("GET /api/v1/status HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 403").contains("urn:fristvagt:problem:foreign-host");
    assertThat(raw("GET /livez HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void an_address_that_cannot_be_decoded_is_refused_and_never_read_as_no_filter() throws Exception {
    publish(CLOCK);

    for (String path : List.of("/%zz", "/api/v1/status?team=%zz", "/?municipality=%3")) {
      assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 400")
          .containsIgnoringCase("application/problem+json")
          .contains("urn:fristvagt:problem:bad-request");
    }
  }

  private String raw(String request) throws Exception {
    URI address = api.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void publish(String clock) {
    Group nord = new Group("assessment-4m", "0330", "Nord", "anna");
    api.views.publish(
        new ExampleView(0)
            .live(
                overdue("c-1"),
                overdue("c-2").holder("Sønder Æ", "bo"),
                overdue("c-3").lastDay("2021-08-01").status(ObligationStatus.OPEN))
            .due("2021-05-31", nord, new StatusCounts(1, 2, 1, 0, 0, 0))
            .at(clock));
  }

  private long total(String path) throws Exception {
    return JSON.readTree(api.get(path).body()).get("total").asLong();
  }

  private static ExampleObligation overdue(String caseId) {
    return new ExampleObligation()
        .caseId(caseId)
        .lastDay("2021-05-31")
        .status(ObligationStatus.OVERDUE);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  private static void assertProblem(HttpResponse<String> response, int status, String type)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(header(response, "Content-Type"))
        .isEqualToIgnoringWhitespace("application/problem+json;charset=utf-8");
    JsonNode json = JSON.readTree(response.body());
    assertThat(json.get("type").asText()).isEqualTo("urn:fristvagt:problem:" + type);
    assertThat(json.get("status").asInt()).isEqualTo(status);
    assertThat(json.get("title").asText()).isNotBlank();
    assertThat(json.get("detail").asText()).isNotBlank();
    assertThat(List.copyOf(Set.of("type", "title", "status", "detail"))).allMatch(json::has);
    if (type.equals("bad-parameter")) {
      assertThat(json.get("parameter").asText()).isNotBlank();
    }
  }
}
