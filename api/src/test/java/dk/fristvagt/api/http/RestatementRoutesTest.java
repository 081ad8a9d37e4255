package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.restatement.RestatementReason;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestatementRoutesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Group ANNA = new Group("assessment-4m", "0330", "Nord", "anna");

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void publish() {
    api.views.publish(
        new ExampleView(0)
            .due(
                "2021-03-31",
                ANNA,
                new StatusCounts(1, 0, 0, 0, 0, 0),
                new StatusCounts(0, 0, 1, 0, 0, 0))
            .restated(
                "2021-03",
                ANNA,
                RestatementReason.LATE_REGISTRATION,
                new StatusCounts(1, 0, -1, 0, 0, 0))
            .lags("2021-04", "0330", "Nord", Map.of(12, 1L))
            .at("2021-06-15T10:00:00Z"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aRestatementSaysBothFiguresAndTheReason() throws Exception {
    HttpResponse<String> response =
        api.get(
            "/api/v1/restatement?rule=assessment-4m&municipality=0330&team=Nord&from=2021-03-01"
                + "&to=2021-03-31&by=team&period=month");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(response.body()).at("/rows/0").toString())
        .isEqualTo(
            "{\"rule\":\"assessment-4m\",\"municipality\":\"0330\",\"team\":\"Nord\","
                + "\"period\":\"2021-03\",\"closedMonths\":1,"
                + "\"atClose\":{\"due\":1,\"met\":0,\"late\":0,\"overdue\":1,\"lapsed\":0,\"missed\":0,\"unknown\":0},"
                + "\"now\":{\"due\":1,\"met\":1,\"late\":0,\"overdue\":0,\"lapsed\":0,\"missed\":0,\"unknown\":0},"
                + "\"reasons\":{\"late-registration\":{\"due\":0,\"met\":1,\"late\":0,\"overdue\":-1,"
                + "\"lapsed\":0,\"missed\":0,\"unknown\":0}}}");
  }

  @Test
  void aLagSaysHowManyAndHowLong() throws Exception {
    JsonNode json =
        JSON.readTree(
            api.get("/api/v1/registration-lag?municipality=0330&team=Nord&period=quarter").body());

    assertThat(json.at("/rows/0").toString())
        .isEqualTo(
            "{\"municipality\":\"0330\",\"team\":\"Nord\",\"period\":\"2021-Q2\",\"facts\":1,"
                + "\"sameDay\":0,\"sameDayShare\":0.0,\"medianDays\":12,\"p90Days\":12}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/restatement", "/api/v1/registration-lag"})
  void anAnswerThatHasNotChangedIsNotSentAgain(String path) throws Exception {
    HttpResponse<String> first = api.get(path);
    String etag = first.headers().firstValue("ETag").orElseThrow();

    assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(api.get(path, "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(api.get(path + "?period=year", "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @Test
  void rowsByCaseworkerMayNotBeKept() throws Exception {
    HttpResponse<String> response = api.get("/api/v1/restatement?by=caseworker");

    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(JSON.readTree(response.body()).at("/rows/0/caseworker").asText()).isEqualTo("anna");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/restatement?period=day",
        "/api/v1/restatement?period=week",
        "/api/v1/restatement?from=2021-03-01&to=2021-02-01",
        "/api/v1/restatement?rule=no-such-rule",
        "/api/v1/registration-lag?period=week",
        "/api/v1/registration-lag?by=caseworker",
        "/api/v1/registration-lag?to=tomorrow"
      })
  void aParameterThatIsWrongIsNamed(String path) throws Exception {
    HttpResponse<String> response = api.get(path);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(response.body()).get("type").asText()).endsWith("bad-parameter");
  }

  @Test
  void aLagHasNoRuleAndNoCaseworker() throws Exception {
    HttpResponse<String> response = api.get("/api/v1/registration-lag?caseworker=anna");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(response.body()).get("type").asText()).endsWith("unknown-parameter");
  }
}
