package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleCatalogue;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.CatalogueInForce;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueRouteTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CatalogueInForce OLD = ExampleCatalogue.first("old-rule");
  private static final CatalogueInForce NEW =
      ExampleCatalogue.published("new-rule", 5, "2021-06-15T10:00:00Z", OLD);

  private final ServedApi api = new ServedApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void says_what_is_followed_since_when_and_what_was_before() throws Exception {
    follow(NEW);
    report(NEW, CatalogueChange.State.CURRENT, null, 0);

    JsonNode json = JSON.readTree(api.get("/api/v1/catalogue").body());

    assertThat(json.get("partitions").toString()).isEqualTo("{\"answering\":1,\"expected\":1}");
    assertThat(json.get("inForce").toString())
        .isEqualTo(
            "{\"id\":\"example\",\"name\":{\"da\":\"Eksempel\",\"en\":\"Example\"},\"fingerprint\":\""
                + NEW.fingerprint()
                + "\",\"published\":5,\"since\":\"2021-06-15T10:00:00.000Z\",\"mixed\":false}");
    assertThat(json.get("earlier").toString())
        .isEqualTo(
            "[{\"id\":\"example\",\"fingerprint\":\"" + OLD.fingerprint() + "\",\"since\":null}]");
    assertThat(json.at("/progress/0/state").asText()).isEqualTo("current");
    assertThat(json.at("/progress/0/next").isNull()).isTrue();
  }

  @Test
  void says_how_far_a_change_is_while_answers_still_follow_the_old_one() throws Exception {
    follow(OLD);
    report(
        OLD,
        CatalogueChange.State.SWEEPING,
        new CatalogueChange.Next("example", NEW.fingerprint()),
        40);

    JsonNode json = JSON.readTree(api.get("/api/v1/catalogue").body());

    assertThat(json.at("/inForce/fingerprint").asText()).isEqualTo(OLD.fingerprint());
    assertThat(json.get("progress").toString())
        .isEqualTo(
            "[{\"partition\":0,\"fingerprint\":\""
                + OLD.fingerprint()
                + "\",\"since\":null,\"state\":\"sweeping\",\"next\":{\"id\":\"example\","
                + "\"fingerprint\":\""
                + NEW.fingerprint()
                + "\"},\"published\":5,\"done\":40,\"total\":100}]");
  }

  @Test
  void says_how_far_it_is_before_any_partition_can_answer() throws Exception {
    report(OLD, CatalogueChange.State.SWEEPING, null, 40);

    JsonNode json = JSON.readTree(api.get("/api/v1/catalogue").body());

    assertThat(json.get("inForce").isNull()).isTrue();
    assertThat(json.at("/progress/0/done").asInt()).isEqualTo(40);
  }

  @Test
  void is_not_ready_before_anything_runs_and_takes_no_parameters() throws Exception {
    assertThat(api.get("/api/v1/catalogue").statusCode()).isEqualTo(503);
    assertThat(api.get("/api/v1/catalogue?x=1").statusCode()).isEqualTo(400);
  }

  @Test
  void rules_filters_and_tags_are_those_of_the_catalogue_followed() throws Exception {
    follow(OLD);
    HttpResponse<String> status = api.get("/api/v1/status");
    HttpResponse<String> rules = api.get("/api/v1/rules");
    assertThat(rules.body()).contains("old-rule").doesNotContain("new-rule");
    assertThat(api.get("/api/v1/compliance?rule=old-rule").statusCode()).isEqualTo(200);

    follow(NEW);

    assertThat(tag(api.get("/api/v1/status"))).isNotEqualTo(tag(status));
    assertThat(tag(api.get("/api/v1/rules"))).isNotEqualTo(tag(rules));
    assertThat(api.get("/api/v1/rules").body()).contains("new-rule").doesNotContain("old-rule");
    assertThat(api.get("/api/v1/compliance?rule=old-rule").statusCode()).isEqualTo(400);
    assertThat(api.get("/api/v1/obligations?rule=new-rule").statusCode()).isEqualTo(200);
    assertThat(api.get("/").body()).contains("En regel");
  }

  private void follow(CatalogueInForce catalogue) {
    api.views.publish(new ExampleView(0).catalogue(catalogue).at("2021-06-15T10:00:00Z"));
  }

  private void report(
      CatalogueInForce followed,
      CatalogueChange.State state,
      CatalogueChange.Next next,
      long done) {
    api.views
        .catalogueChanges()
        .report(new CatalogueChange(0, followed, state, next, 5L, done, 100));
  }

  private static String tag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElseThrow();
  }
}
