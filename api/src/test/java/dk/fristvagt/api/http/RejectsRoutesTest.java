package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.streams.rejects.RejectId;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectsRoutesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServedOperations api = new ServedOperations();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void rejects_are_counted_and_listed_without_what_was_in_them() throws Exception {
    api.reject(3, "MISSING_FIELD", "facts.ndjson", 7);
    api.reject(5, "CPR_NUMBER", "facts.ndjson", 9);
    api.rejects.markRetried(new RejectId(0, 3), Instant.parse("2021-06-15T10:00:04Z"));

    HttpResponse<String> response = api.get("/api/v1/rejects");

    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.body()).doesNotContain("b-4");
    JsonNode json = JSON.readTree(response.body());
    assertThat(json.get("complete").asBoolean()).isFalse();
    assertThat(json.get("total").asInt()).isEqualTo(2);
    assertThat(json.get("reasons").toString())
        .isEqualTo(
            "[{\"reason\":\"CPR_NUMBER\",\"total\":1,\"retried\":0,\"retriable\":0},"
                + "{\"reason\":\"MISSING_FIELD\",\"total\":1,\"retried\":1,\"retriable\":0}]");
    assertThat(json.get("sources").toString())
        .isEqualTo(
            "[{\"source\":\"facts.ndjson\",\"reason\":\"CPR_NUMBER\",\"total\":1},"
                + "{\"source\":\"facts.ndjson\",\"reason\":\"MISSING_FIELD\",\"total\":1}]");
    assertThat(json.get("rejects").toString())
        .isEqualTo(
            "[{\"id\":\"0-5\",\"reason\":\"CPR_NUMBER\",\"detail\":\"caseId is missing\","
                + "\"clock\":\"2021-06-15T10:00:04.000Z\",\"recordedAt\":\"2021-06-15T10:00:05.000Z\","
                + "\"origin\":{\"topic\":null,\"partition\":null,\"offset\":null,"
                + "\"file\":\"facts.ndjson\",\"line\":9},\"retriable\":false,"
                + "\"notRetriableBecause\":\"CPR_NUMBER\",\"retriedAt\":null},"
                + "{\"id\":\"0-3\",\"reason\":\"MISSING_FIELD\",\"detail\":\"caseId is missing\","
                + "\"clock\":\"2021-06-15T10:00:04.000Z\",\"recordedAt\":\"2021-06-15T10:00:05.000Z\","
                + "\"origin\":{\"topic\":null,\"partition\":null,\"offset\":null,"
                + "\"file\":\"facts.ndjson\",\"line\":7},\"retriable\":false,"
                + "\"notRetriableBecause\":null,\"retriedAt\":\"2021-06-15T10:00:04.000Z\"}]");
  }

  @Test
  void older_ones_are_found_by_the_link_and_none_twice() throws Exception {
    for (int i = 0; i < 5; i++) {
      api.reject(i, "BAD_VALUE", "facts.ndjson", i);
      api.reject(10 + i, "UNKNOWN_TYPE", "facts.ndjson", i);
    }
    StringBuilder ids = new StringBuilder();
    String path = "/api/v1/rejects?reason=BAD_VALUE&limit=2";
    while (path != null) {
      HttpResponse<String> page = api.get(path);
      JSON.readTree(page.body())
          .get("rejects")
          .forEach(row -> ids.append(row.get("id").asText()).append(' '));
      path =
          page.headers()
              .firstValue("Link")
              .map(link -> link.substring(1, link.indexOf('>')))
              .orElse(null);
    }

    assertThat(ids).hasToString("0-4 0-3 0-2 0-1 0-0 ");
  }

  @Test
  void a_file_holds_all_that_are_listed_unless_a_page_is_asked_for() throws Exception {
    for (int i = 0; i < 60; i++) {
      api.reject(i, "BAD_VALUE", "facts.ndjson", 1 + i);
    }
    api.reject(60, "CPR_NUMBER", "=facts.ndjson", 9);
    api.rejects.markRetried(new RejectId(0, 59), Instant.parse("2021-06-15T10:00:04Z"));

    HttpResponse<String> all = api.get("/api/v1/rejects?format=csv");
    HttpResponse<String> page =
        api.get("/api/v1/rejects?limit=2&reason=BAD_VALUE&format=csv", "Accept-Language", "en");

    assertThat(all.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(all.headers().firstValue("Content-Disposition"))
        .contains("attachment; filename=fristvagt-rejects.csv");
    assertThat(all.headers().firstValue("Link")).isEmpty();
    assertThat(all.body())
        .hasLineCount(62)
        .doesNotContain("b-4")
        .startsWith("\ufeffId;Årsag;Beskrivelse;Afvist;Gemt;Fil;Linje;")
        .contains(
            "0-60;CPR_NUMBER;caseId is missing;15-06-2021 12:00:04;15-06-2021 12:00:05;"
                + "'=facts.ndjson;9;;;;nej;CPR_NUMBER;\r\n"
                + "0-59;BAD_VALUE;caseId is missing;15-06-2021 12:00:04;15-06-2021 12:00:05;"
                + "facts.ndjson;60;;;;nej;;15-06-2021 12:00:04\r\n"
                + "0-58;BAD_VALUE;");
    assertThat(page.body()).hasLineCount(3).startsWith("\ufeffId;Reason;Detail;");
    String link = page.headers().firstValue("Link").orElseThrow();
    assertThat(api.get(link.substring(1, link.indexOf('>'))).body())
        .hasLineCount(3)
        .contains("\r\n0-57;BAD_VALUE;", "\r\n0-56;BAD_VALUE;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reason=RETRIED",
        "reason=x",
        "limit=0",
        "limit=501",
        "format=pdf",
        "cursor=x",
        "cursor=MC0x!",
        "x=1"
      })
  void wrong_parameters_are_refused(String query) throws Exception {
    assertThat(api.get("/api/v1/rejects?" + query).statusCode()).isEqualTo(400);
  }

  @Test
  void one_or_all_of_a_reason_are_retried() throws Exception {
    HttpResponse<String> one = api.send("POST", "/api/v1/rejects/0-7/retry");
    HttpResponse<String> all = api.send("POST", "/api/v1/rejects/retry?reason=UNKNOWN_TYPE");

    assertThat(one.body())
        .isEqualTo(
            "{\"retried\":1,\"alreadyRetried\":0,\"stillRejected\":[{\"id\":\"0-2\","
                + "\"reason\":\"BAD_VALUE\",\"detail\":\"revision has a bad value\"}],"
                + "\"notRetriable\":[],\"unlisted\":0}");
    assertThat(all.statusCode()).isEqualTo(200);
    assertThat(api.retried).containsExactly("0-7", "UNKNOWN_TYPE");
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/rejects/0-404/retry, 404",
    "POST, /api/v1/rejects/x/retry, 404",
    "POST, /api/v1/rejects/retry, 400",
    "POST, /api/v1/rejects/retry?reason=x, 400",
    "GET, /api/v1/rejects/0-7/retry, 405",
    "GET, /api/v1/rejects/retry, 405"
  })
  void what_cannot_be_retried_is_a_problem(String method, String path, int status)
      throws Exception {
    assertThat(api.send(method, path).statusCode()).isEqualTo(status);
    assertThat(api.retried).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/rejects/0-7/retry, POST",
    "GET, /api/v1/rejects/retry, POST",
    "DELETE, /api/v1/whatif, POST",
    "HEAD, /api/v1/whatif, POST",
    "POST, /api/v1/rejects, 'GET, HEAD'"
  })
  void what_is_not_allowed_says_what_is(String method, String path, String allowed)
      throws Exception {
    HttpResponse<String> response = api.send(method, path);

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains(allowed);
  }

  @Test
  void a_broker_that_does_not_answer_is_a_problem_of_its_own() throws Exception {
    api.retryFailure = new TimeoutException("no broker at 10.0.0.1");

    HttpResponse<String> response = api.send("POST", "/api/v1/rejects/0-7/retry");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).contains("2");
    assertThat(response.body())
        .contains("urn:fristvagt:problem:unreachable")
        .doesNotContain("10.0");
  }
}
