package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.operations.PartitionTicks;
import dk.fristvagt.streams.operations.RestoreProgress;
import dk.fristvagt.streams.rejects.RejectId;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsRouteTest {

  private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"([^\"]*)\"");

  private final ServedOperations api = new ServedOperations();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void speaks_prometheus_text_and_what_else_is_asked_for() throws Exception {
    HttpResponse<String> plain = api.get("/metrics");
    HttpResponse<String> open =
        api.get(
            "/metrics", "Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

    assertThat(contentType(plain)).startsWith("text/plain;version=0.0.4");
    assertThat(plain.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(contentType(open)).startsWith("application/openmetrics-text");
    assertThat(open.body()).endsWith("# EOF\n");
  }

  /** One overdue in 0330, at a clock 5 s before the time it is. */
  @Test
  void says_how_the_service_is() throws Exception {
    publish();
    api.reject(3, "MISSING_FIELD", "facts.ndjson", 7);
    api.reject(4, "MISSING_FIELD", "facts.ndjson", 8);
    api.rejects.markRetried(new RejectId(0, 3), ServedOperations.NOW);
    long through = Instant.parse("2021-06-15T09:59:05Z").toEpochMilli();
    api.ticks.add(new PartitionTicks(0, through, 0, Map.of("dubu", through)));
    api.restores.add(
        new RestoreProgress.Restore("facts", 1, 40, 100, ServedOperations.STARTED, null, false));

    String body = api.get("/metrics").body();

    assertThat(body)
        .contains(
            "fristvagt_clock_age_seconds{partition=\"0\"} 5.0\n",
            "fristvagt_partitions_answering 1.0\n",
            "fristvagt_partitions_expected 2.0\n",
            "fristvagt_obligations{municipality=\"0330\",rule=\"assessment-4m\",status=\"overdue\"} 1.0\n",
            "fristvagt_rejects{reason=\"MISSING_FIELD\",retried=\"false\"} 1.0\n",
            "fristvagt_rejects{reason=\"MISSING_FIELD\",retried=\"true\"} 1.0\n",
            "fristvagt_rejects_read_complete 0.0\n",
            "fristvagt_streams_state{state=\"RUNNING\"} 1.0\n",
            "fristvagt_streams_state{state=\"ERROR\"} 0.0\n",
            "fristvagt_stream_threads{state=\"RUNNING\"} 1.0\n",
            "fristvagt_stream_failures_total 2.0\n",
            "fristvagt_source_age_seconds{source=\"dubu\"} 60.0\n",
            "fristvagt_restores_running 1.0\n",
            "fristvagt_restore_remaining_records{store=\"facts\"} 60.0\n",
            "fristvagt_push_clients 0.0\n",
            "jvm_memory_used_bytes{",
            "process_uptime_seconds ");
  }

  @Test
  void times_requests_by_the_route_and_never_by_the_address() throws Exception {
    publish();
    api.get("/api/v1/cases/0330/secret-case");
    api.get("/secret-page");
    api.get("/api/v1/obligations?team=secret-team");
    api.send("BREW", "/api/v1/status");

    String body = api.get("/metrics").body();

    assertThat(body)
        .contains(
            "fristvagt_http_requests_seconds_count{method=\"GET\","
                + "route=\"/api/v1/cases/{municipality}/{caseId}\",status=\"503\"} 1",
            "fristvagt_http_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1",
            "fristvagt_http_requests_seconds_bucket{method=\"GET\",route=\"/api/v1/obligations\",status=\"200\",le=\"0.1\"}")
        .doesNotContain("secret", "BREW");
  }

  @Test
  void no_label_holds_a_case_a_child_a_team_or_a_caseworker() throws Exception {
    publish();

    Set<String> names = new TreeSet<>();
    Matcher labels = LABEL.matcher(api.get("/metrics").body());
    while (labels.find()) {
      names.add(labels.group(1));
      assertThat(labels.group(2)).doesNotContain("Nord", "anna", "c-secret", "event-secret");
    }
    assertThat(names)
        .doesNotContain("case", "case_id", "child", "team", "caseworker", "obligation");
  }

  private void publish() {
    api.views.publish(
        new ExampleView(0)
            .live(
                new ExampleObligation()
                    .caseId("c-secret")
                    .startEventId("event-secret")
                    .status(ObligationStatus.OVERDUE))
            .at("2021-06-15T10:00:00Z"));
  }

  private static String contentType(HttpResponse<String> response) {
    return response.headers().firstValue("Content-Type").orElseThrow().replace(" ", "");
  }
}
