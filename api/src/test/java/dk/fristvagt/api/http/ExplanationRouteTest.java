package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.fristvagt.api.ExampleCase;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.streams.query.CaseDetail;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationRouteTest {

  private static final String PATH = "/api/v1/explanations/";
  private static final String ID = "notification-assessed-24h/0330/c-17/n-1/1";

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void serve() {
    api.views.publish(new ExampleView(0).at("2021-03-20T10:00:00Z"));
    api.cases =
        id ->
            id.equals(new CaseId("0330", "c-17"))
                ? Optional.of(ExampleCase.detail())
                : Optional.empty();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  @Test
  void tellsTheStepsFromFactToStatusInDanish() throws Exception {
    HttpResponse<String> response = api.get(PATH + ID);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("Content-Language")).contains("da");
    JsonNode answer = JsonMapper.builder().build().readTree(response.body());
    assertThat(answer.get("clock").textValue()).isEqualTo("2021-03-20T10:00:00.000Z");
    assertThat(answer.get("obligation").get("id").textValue()).isEqualTo(ID);
    assertThat(answer.get("obligation").get("status").textValue()).isEqualTo("overdue");
    assertThat(answer.get("rule").get("version").intValue()).isEqualTo(1);
    assertThat(answer.get("rule").get("validTo").textValue()).isEqualTo("2023-12-31");
    JsonNode start = answer.get("steps").get(0);
    assertThat(start.get("kind").textValue()).isEqualTo("START");
    assertThat(start.get("at").textValue()).isEqualTo("2021-03-01T09:15:00.000Z");
    assertThat(start.get("date").textValue()).isEqualTo("2021-03-01");
    assertThat(start.get("eventId").textValue()).isEqualTo("n-1");
    assertThat(start.get("text").textValue())
        .isEqualTo(
            "Underretningen blev modtaget 1. marts 2021 kl. 10.15 og registreret i samme øjeblik."
                + " Dermed begyndte forpligtelsen.");
    assertThat(texts(answer))
        .contains(
            "24 timer fra 1. marts 2021 kl. 10.15 → 2. marts 2021 kl. 10.15; det er fristen.",
            "Varsel nr. 1 blev sendt 2. marts 2021 kl. 10.15.05 til team Nord, rådgiver anna:"
                + " fristen 2. marts 2021 kl. 10.15 er overskredet.");
  }

  @Test
  void speaksEnglishToWhoeverAsksForIt() throws Exception {
    String byHeader = api.get(PATH + ID, "Accept-Language", "en-GB").body();
    HttpResponse<String> byParameter = api.get(PATH + ID + "?lang=en", "Accept-Language", "da");

    assertThat(byHeader)
        .contains("The notification was received on 1 March 2021 at 10:15")
        .isEqualTo(byParameter.body());
    assertThat(byParameter.headers().firstValue("Content-Language")).contains("en");
    assertThat(api.get(PATH + ID + "?lang=fr").statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "notification-assessed-24h/0330/c-17/n-1/2",
        "notification-assessed-24h/0330/c-18/n-1/1",
        "nonsense/0330/c-17/n-1/1",
        "nonsense",
        "a/b/c/d/e/f/g"
      })
  void whatIsNotThereIsAProblemThatRepeatsNothing(String id) throws Exception {
    HttpResponse<String> response = api.get(PATH + id);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(response.body()).contains("Der er ingen sådan forpligtelse.").doesNotContain("n-1");
  }

  @Test
  void withoutItsPartitionItIsNotReadyRatherThanMissing() throws Exception {
    api.views.remove(0);
    assertThat(api.get(PATH + ID).statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c 17", "sag/17", "c%2F17", "100%", "æøå+?#&;", "a%20b", "2021"})
  void oddNamesAreFound(String caseId) throws Exception {
    api.cases =
        id ->
            id.equals(new CaseId("0330", caseId)) ? Optional.of(renamed(caseId)) : Optional.empty();
    String id = "notification-assessed-24h/0330/" + caseId + "/n-1/1";

    HttpResponse<String> whole = api.get(PATH + escape(id));
    HttpResponse<String> parts =
        api.get(PATH + "notification-assessed-24h/0330/" + escape(caseId) + "/n-1/1");

    assertThat(whole.statusCode()).as(whole.body()).isEqualTo(200);
    assertThat(parts.body()).isEqualTo(whole.body());
    assertThat(JsonMapper.builder().build().readTree(whole.body()).at("/obligation/id").textValue())
        .isEqualTo(id);
  }

  private static CaseDetail renamed(String caseId) {
    CaseDetail detail = ExampleCase.detail();
    List<Fact> facts =
        detail.records().stream()
            .map(
                fact ->
                    new Fact(
                        fact.municipality(),
                        caseId,
                        fact.eventId(),
                        fact.revision(),
                        fact.voided(),
                        fact.childId(),
                        fact.occurredAt(),
                        fact.registeredAt(),
                        fact.source(),
                        fact.type(),
                        fact.data(),
                        null))
            .toList();
    return new CaseDetail(
        detail.clock(),
        facts,
        detail.evaluator().evaluate(facts, detail.clock()),
        detail.evaluator(),
        List.of());
  }

  private static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<String> texts(JsonNode answer) {
    List<String> texts = new ArrayList<>();
    answer.get("steps").forEach(step -> texts.add(step.get("text").textValue()));
    return texts;
  }
}
