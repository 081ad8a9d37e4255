package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleFacts;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forty needs of 1 July 2020: due on 1 November within 4 months, on 1 October within 3. */
class WhatIfRouteTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLOCK = "2021-06-15T10:00:00Z";
  private static final String YAML = "application/yaml";
  private static final String BUILT_IN = BuiltInCatalogues.dkChildServicesYaml();
  private static final String THREE_MONTHS = BUILT_IN.replace("within: P4M", "within: P3M");

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void publish() {
    api.views.publish(new ExampleView(0).at(CLOCK));
    api.records = consumer -> ExampleFacts.fortyAssessments(CLOCK).forEach(consumer);
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void theFiguresOfBothAndTheFirstOfTheObligationsThatDifferAreAnswered() throws Exception {
    HttpResponse<String> response = api.post("/api/v1/whatif?limit=3", YAML, THREE_MONTHS);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode report = JSON.readTree(response.body());
    assertThat(report.path("clock").asText()).isEqualTo("2021-06-15T10:00:00.000Z");
    assertThat(report.path("cases").asInt()).isEqualTo(40);
    assertThat(report.at("/obligations/changed").asInt()).isEqualTo(40);
    assertThat(report.at("/obligations/changedIn/due").asInt()).isEqualTo(40);
    assertThat(report.at("/obligations/onlyBefore").asInt()).isZero();
    JsonNode october = row(report, "2020-10");
    assertThat(october.at("/before/due").asInt()).isZero();
    assertThat(october.at("/before/share").isNull()).isTrue();
    assertThat(october.at("/after/due").asInt()).isEqualTo(40);
    assertThat(october.at("/after/late").asInt()).isEqualTo(30);
    assertThat(october.at("/after/overdue").asInt()).isEqualTo(10);
    assertThat(row(report, "2020-11").at("/before/due").asInt()).isEqualTo(40);
    assertThat(report.path("differing")).hasSize(3);
    JsonNode first = report.at("/differing/0");
    assertThat(first.path("id").asText()).isEqualTo("assessment-4m/0330/c-00/n/1");
    assertThat(first.path("difference").asText()).isEqualTo("changed");
    assertThat(first.path("changedIn").toString()).isEqualTo("[\"due\",\"warning\"]");
    assertThat(first.at("/before/due").asText()).isEqualTo("2020-11-01T23:00:00.000Z");
    assertThat(first.at("/after/due").asText()).isEqualTo("2020-10-01T22:00:00.000Z");
  }

  @Test
  void theCatalogueInForceMakesNoDifference() throws Exception {
    JsonNode report =
        JSON.readTree(
            api.post("/api/v1/whatif?by=team", "text/yaml; charset=utf-8", BUILT_IN).body());

    assertThat(report.at("/obligations/differing").asInt()).isZero();
    assertThat(report.at("/rows/0/team").asText()).isEqualTo("unassigned");
    report.path("rows").forEach(row -> assertThat(row.path("before")).isEqualTo(row.path("after")));
  }

  @Test
  void allErrorsOfACatalogueAreAnsweredAtOnceWithTheirLines() throws Exception {
    HttpResponse<String> response =
        api.post(
            "/api/v1/whatif", YAML, "id: mine\nnonsense: 1\nrules:\n  - id: a\n    kind: riddle\n");

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    JsonNode problem = JSON.readTree(response.body());
    assertThat(problem.path("type").asText()).isEqualTo("urn:fristvagt:problem:invalid-catalogue");
    assertThat(problem.path("errors")).hasSizeGreaterThan(1);
    assertThat(problem.path("errors").findValuesAsText("line")).contains("2", "5");
    assertThat(problem.at("/errors/0/message").asText()).isNotEmpty();
  }

  @Test
  void whatIsNoYamlOrTooLongOrNotSentIsRefused() throws Exception {
    assertThat(api.post("/api/v1/whatif", "application/json", "{}").statusCode()).isEqualTo(415);
    assertThat(api.post("/api/v1/whatif", YAML, "#".repeat(WhatIfRoute.MAX_BYTES + 1)).statusCode())
        .isEqualTo(413);
    assertThat(api.post("/api/v1/whatif?limit=-1", YAML, BUILT_IN).statusCode()).isEqualTo(400);
    HttpResponse<String> read = api.get("/api/v1/whatif");
    assertThat(read.statusCode()).isEqualTo(405);
    assertThat(read.headers().firstValue("Allow")).contains("POST");
  }

  @Test
  void oneIsWorkedOnAtATime() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    api.records =
        consumer -> {
          begun.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        };
    CompletableFuture<Integer> first =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return api.post("/api/v1/whatif", YAML, BUILT_IN).statusCode();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    begun.await();

    HttpResponse<String> second = api.post("/api/v1/whatif", YAML, BUILT_IN);
    HttpResponse<String> sample = api.get("/api/v1/audit-samples?period=2021-03");
    goOn.countDown();

    assertThat(second.statusCode()).isEqualTo(429);
    assertThat(second.headers().firstValue("Retry-After")).isPresent();
    assertThat(sample.statusCode()).isEqualTo(429);
    assertThat(first.join()).isEqualTo(200);
    assertThat(api.post("/api/v1/whatif", YAML, BUILT_IN).statusCode()).isEqualTo(200);
  }

  private static JsonNode row(JsonNode report, String period) {
    for (JsonNode row : report.path("rows")) {
      if (row.path("rule").asText().equals("assessment-4m")
          && row.path("period").asText().equals(period)) {
        return row;
      }
    }
    throw new AssertionError("no row of " + period);
  }
}
