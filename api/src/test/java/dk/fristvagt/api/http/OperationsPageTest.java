package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.report.CaptureState;
import dk.fristvagt.streams.rejects.RejectId;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsPageTest {

  private final ServedOperations api = new ServedOperations();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void rejects_stand_with_their_reason_in_words_and_a_button_where_they_can_be_retried()
      throws Exception {
    api.reject(3, "MISSING_FIELD", "facts.ndjson", 7);
    api.reject(5, "CPR_NUMBER", "facts.ndjson", 9);
    api.reject(6, "BAD_VALUE", "facts.ndjson", 10);
    api.rejects.markRetried(new RejectId(0, 6), Instant.parse("2021-06-15T10:00:04Z"));

    String page = api.get("/operations").body();

    assertThat(page)
        .contains("<html lang=\"da\">")
        .contains("Et felt mangler")
        .contains("facts.ndjson, linje 7")
        .contains("name=\"id\" value=\"0-3\"")
        .contains("Maskeret; skal rettes, hvor den kommer fra")
        .contains("Taget ind 15-06-2021 kl. 12.00")
        .doesNotContain("name=\"id\" value=\"0-5\"")
        .doesNotContain("name=\"id\" value=\"0-6\"");
  }

  @Test
  void the_page_is_there_while_no_partition_can_answer() throws Exception {
    api.views.all().forEach(view -> api.views.remove(view.partition()));

    HttpResponse<String> response = api.get("/operations?lang=en");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("No partition can answer yet.")
        .contains("There are no rejected records.");
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void a_capture_stands_with_its_alarms_in_words_in_both_languages() throws Exception {
    assertThat(api.get("/operations").body()).doesNotContain("Opsamling fra databaser");
    api.captures =
        List.of(
            new CaptureState(
                "dubu",
                List.of("TASK_FAILED", "SLOT_LAG"),
                Instant.parse("2021-06-15T10:00:04Z"),
                "RUNNING",
                List.of("FAILED"),
                2_345_678_901L,
                4_648,
                3,
                0,
                null));

    assertThat(api.get("/operations").body())
        .contains("Opsamlingen fra en kildes database har brug for hjælp.")
        .contains("Konnektoren kører ikke")
        .contains("Databasens log hober sig op")
        .contains("2.345.678 kB")
        .contains("15-06-2021 kl. 12.00");
    assertThat(api.get("/operations?lang=en").body())
        .contains("The connector is not running")
        .contains("2,345,678 kB")
        .contains("4,648");
    assertThat(api.get("/api/v1/operations").body())
        .contains("\"alarms\":[\"TASK_FAILED\",\"SLOT_LAG\"]");
    assertThat(api.get("/metrics").body())
        .contains("fristvagt_capture_alarm{alarm=\"SLOT_LAG\",source=\"dubu\"} 1.0")
        .contains("fristvagt_capture_slot_lag_bytes{source=\"dubu\"}");
  }

  @Test
  void a_button_retries_and_leads_back_to_the_page_which_says_what_became_of_it() throws Exception {
    HttpResponse<String> one = post("/operations/retry?lang=en", "id=0-7", "same-origin");

    assertThat(one.statusCode()).isEqualTo(303);
    String back = one.headers().firstValue("Location").orElseThrow();
    assertThat(back).isEqualTo("/operations?lang=en&retried=1&left=1");
    assertThat(api.retried).containsExactly("0-7");
    assertThat(api.get(back).body()).contains("Retried: 1 taken in, 1 still rejected.");

    assertThat(post("/operations/retry", "reason=UNKNOWN_TYPE", "same-origin").statusCode())
        .isEqualTo(303);
    assertThat(api.retried).containsExactly("0-7", "UNKNOWN_TYPE");
  }

  @Test
  void a_form_that_names_nothing_known_or_comes_from_elsewhere_changes_nothing() throws Exception {
    assertThat(post("/operations/retry", "id=0-404", "same-origin").statusCode()).isEqualTo(404);
    assertThat(post("/operations/retry", "reason=x", "same-origin").statusCode()).isEqualTo(400);
    assertThat(post("/operations/retry", "", "same-origin").statusCode()).isEqualTo(400);
    assertThat(post("/operations/retry", "id=0-7", "cross-site").statusCode()).isEqualTo(403);
    assertThat(api.retried).doesNotContain("0-7");
  }

  private HttpResponse<String> post(String path, String form, String site) throws Exception {
    URI address = URI.create(api.origin()).resolve(path);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", site)
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build(),
            BodyHandlers.ofString());
  }
}
