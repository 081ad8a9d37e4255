package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleFacts;
import dk.fristvagt.api.ExampleView;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Forty cases, open since July 2020, that nobody was given. */
class AuditSamplesRouteTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLOCK = "2021-06-15T10:00:00Z";

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
  void aSampleSaysWhatItWasDrawnFromAndIsKeptByNobody() throws Exception {
    HttpResponse<String> response =
        api.get("/api/v1/audit-samples?plan=team-quarter&period=2021-Q2&n=50&seed=s-1");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode sample = JSON.readTree(response.body());
    assertThat(sample.path("seed").asText()).isEqualTo("s-1");
    assertThat(sample.path("knownOn").asText()).isEqualTo("2021-04-01");
    assertThat(sample.path("population").asInt()).isEqualTo(40);
    assertThat(sample.path("drawn").asInt()).isEqualTo(40);
    assertThat(sample.path("tooSmall").asInt()).isEqualTo(1);
    assertThat(sample.at("/groups/0/group").asText()).isEqualTo("unassigned");
    assertThat(sample.at("/groups/0/tooSmall").asBoolean()).isTrue();
    assertThat(sample.at("/groups/0/cases/0/rank").asText()).hasSize(64);
  }

  @Test
  void theSeedThatIsAnsweredDrawsTheSameAgain() throws Exception {
    JsonNode first = JSON.readTree(api.get("/api/v1/audit-samples?period=2021-06").body());
    String seed = first.path("seed").asText();

    JsonNode again =
        JSON.readTree(api.get("/api/v1/audit-samples?period=2021-06&seed=" + seed).body());

    assertThat(first.path("n").asInt()).isEqualTo(1);
    assertThat(first.path("drawn").asInt()).isEqualTo(1);
    assertThat(again).isEqualTo(first);
  }

  @Test
  void aMunicipalityWithoutCasesHasNoSample() throws Exception {
    JsonNode sample =
        JSON.readTree(api.get("/api/v1/audit-samples?period=2021-06&municipality=0101").body());

    assertThat(sample.path("population").asInt()).isZero();
    assertThat(sample.path("groups")).isEmpty();
  }

  @Test
  void whatCannotBeDrawnIsRefused() throws Exception {
    for (String parameters :
        new String[] {
          "",
          "?period=2021",
          "?period=2021-Q1",
          "?period=2021-03&plan=team-quarter",
          "?period=2021-07",
          "?period=2021-03&n=0",
          "?period=2021-03&seed=a%2Fb",
          "?period=2021-03&team=Nord"
        }) {
      assertThat(api.get("/api/v1/audit-samples" + parameters).statusCode())
          .as(parameters)
          .isEqualTo(400);
    }
  }
}
