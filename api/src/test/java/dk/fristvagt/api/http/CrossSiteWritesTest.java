package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossSiteWritesTest {

  private static final String RETRY = "/api/v1/rejects/0-7/retry";

  private final ServedOperations api = new ServedOperations();

  @AfterEach
  void close() {
    api.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "anything"})
  void a_page_of_elsewhere_changes_nothing(String site) throws Exception {
    HttpResponse<String> response = api.send("POST", RETRY, "Sec-Fetch-Site", site);

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(response.body()).contains("\"type\":\"urn:fristvagt:problem:cross-site\"");
    assertThat(api.retried).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://example.org", "http://localhost:1", "http://127.0.0.1", "null", "", "x"})
  void an_older_browser_is_told_by_its_origin(String origin) throws Exception {
    assertThat(api.send("POST", RETRY, "Origin", origin).statusCode()).isEqualTo(403);
    assertThat(api.retried).isEmpty();
  }

  @Test
  void an_origin_of_elsewhere_is_refused_whatever_else_is_said() throws Exception {
    assertThat(
            api.send(
                    "POST", RETRY, "Sec-Fetch-Site", "same-origin", "Origin", "https://example.org")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            api.send("POST", RETRY, "Sec-Fetch-Site", "cross-site", "Origin", api.origin())
                .statusCode())
        .isEqualTo(403);
    assertThat(
            api.send("POST", RETRY, "Sec-Fetch-Site", "cross-site", "Origin", "null").statusCode())
        .isEqualTo(403);
  }

  @Test
  void our_own_pages_and_programs_may() throws Exception {
    assertThat(api.send("POST", RETRY).statusCode()).isEqualTo(200);
    assertThat(api.send("POST", RETRY, "Origin", api.origin()).statusCode()).isEqualTo(200);
    assertThat(api.send("POST", RETRY, "Sec-Fetch-Site", "none").statusCode()).isEqualTo(200);
    assertThat(
            api.send("POST", RETRY, "Sec-Fetch-Site", "same-origin", "Origin", api.origin())
                .statusCode())
        .isEqualTo(200);
    // A form of a page that asks for no referrer.
    assertThat(
            api.send("POST", RETRY, "Sec-Fetch-Site", "same-origin", "Origin", "null").statusCode())
        .isEqualTo(200);
  }

  @Test
  void reading_is_not_guarded_by_this() throws Exception {
    assertThat(api.get("/api/v1/rejects", "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
  void every_method_that_writes_is_guarded(String method) throws Exception {
    assertThat(api.send(method, "/api/v1/status", "Sec-Fetch-Site", "cross-site").statusCode())
        .isEqualTo(403);
  }
}
