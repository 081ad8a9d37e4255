package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleCase;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.fact.CaseId;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindRouteTest {

  private static final String ID = "notification-assessed-24h/0330/c-17/n-1/1";

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void serve() {
    api.views.publish(
        new ExampleView(0).live(new ExampleObligation().caseId("c-17")).at("2021-03-20T10:00:00Z"));
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
  void a_case_that_is_known_is_led_to_in_the_language_asked_for() throws Exception {
    assertLeads("/find?municipality=0330&caseId=c-17", "/cases/0330/c-17");
    assertLeads("/find?municipality=0330&caseId=%20c-17%20&lang=en", "/cases/0330/c-17?lang=en");
  }

  @Test
  void without_a_municipality_all_that_there_are_are_tried() throws Exception {
    assertLeads("/find?caseId=c-17", "/cases/0330/c-17");
    assertLeads("/find?municipality=&caseId=c-17", "/cases/0330/c-17");
  }

  @Test
  void an_obligation_is_found_by_its_id() throws Exception {
    assertLeads("/find?caseId=" + ID, "/obligations/" + ID);
    assertThat(api.get("/find?caseId=" + ID.replace("n-1", "n-2")).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_not_there_is_said_on_a_page_that_does_not_say_it_again() throws Exception {
    HttpResponse<String> response =
        api.get("/find?municipality=0330&caseId=0101901234", "Accept", "text/html");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    String body = response.body();
    assertThat(body.substring(body.indexOf("<main")))
        .contains("Der er ingen sag eller forpligtelse med det nummer.")
        .doesNotContain("0101901234");
  }

  @Test
  void a_question_without_a_number_is_answered_with_what_is_missing() throws Exception {
    HttpResponse<String> response =
        api.get("/find?municipality=0330&caseId=", "Accept", "text/html");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Skriv sagens nummer.");
    assertThat(api.get("/find?municipality=330&caseId=c-17").statusCode()).isEqualTo(400);
  }

  private void assertLeads(String from, String to) throws Exception {
    HttpResponse<String> response = api.get(from);

    assertThat(response.statusCode()).as(response.body()).isEqualTo(303);
    assertThat(response.headers().firstValue("Location")).contains(to);
  }
}
