package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.api.ExampleCase;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.schemas.v1.AccessAction;
import dk.fristvagt.schemas.v1.AccessOutcome;
import dk.fristvagt.schemas.v1.AccessRecorded;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is logged when, and how it is read again. */
class AccessLogRouteTest {

  private static final String CPR = "010190-1234";

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void serve() {
    publish("2021-06-15T10:00:00Z", "c-1", "c-2");
    api.cases =
        id -> id.caseId().equals("c-17") ? Optional.of(ExampleCase.detail()) : Optional.empty();
  }

  @AfterEach
  void close() {
    api.close();
  }

  private void publish(String clock, String... cases) {
    ExampleObligation[] obligations = new ExampleObligation[cases.length];
    for (int i = 0; i < cases.length; i++) {
      obligations[i] = new ExampleObligation().caseId(cases[i]).lastDay("2021-07-04");
    }
    api.views.publish(new ExampleView(0).live(obligations).at(clock));
  }

  @Test
  void a_list_that_is_followed_is_logged_when_it_begins_when_a_case_comes_and_when_time_is_over()
      throws Exception {
    for (int i = 0; i < 20; i++) {
      assertThat(api.get("/worklist").statusCode()).isEqualTo(200);
    }
    assertThat(api.accesses.size()).as("a page that refreshes itself").isEqualTo(1);
    assertThat(api.accesses.since(0).get(0).getCoversMs()).isEqualTo(300_000);

    publish("2021-06-15T10:00:05Z", "c-2");
    api.get("/worklist");
    assertThat(api.accesses.size()).as("fewer cases show nothing new").isEqualTo(1);

    publish("2021-06-15T10:00:10Z", "c-2", "c-3");
    api.get("/worklist");
    assertThat(names(api.accesses.since(1))).containsExactly("c-2", "c-3");

    api.now = api.now.plus(Duration.ofMinutes(5).minusMillis(1));
    api.get("/worklist");
    assertThat(api.accesses.size()).isEqualTo(2);
    api.now = api.now.plusMillis(1);
    api.get("/worklist");
    assertThat(names(api.accesses.since(2))).containsExactly("c-2", "c-3");

    api.get("/worklist?team=Nord");
    api.get("/api/v1/obligations");
    assertThat(api.accesses.size()).as("another filter, another route").isEqualTo(5);
  }

  @Test
  void exports_and_searches_are_logged_each_time() throws Exception {
    for (int i = 0; i < 3; i++) {
      api.get("/api/v1/obligations?format=csv");
      api.get("/api/v1/cases/0330/c-17?format=xlsx");
      api.get("/find?municipality=0330&caseId=nobody");
    }

    assertThat(api.accesses.since(0)).hasSize(9);
    assertThat(api.accesses.since(0)).allMatch(one -> one.getCoversMs() == 0);
  }

  @Test
  void not_modified_is_said_without_a_record_only_while_one_says_that_it_was_shown()
      throws Exception {
    for (String address : List.of("/api/v1/obligations", "/worklist")) {
      int before = api.accesses.size();
      String tag = api.get(address).headers().firstValue("ETag").orElseThrow();

      assertThat(api.get(address, "If-None-Match", tag).statusCode()).isEqualTo(304);
      assertThat(api.get(address, "If-None-Match", "*").statusCode())
          .as("it may be somebody else's")
          .isIn(200, 304);
      assertThat(api.accesses.size()).isEqualTo(before + 1);
      api.now = api.now.plus(Duration.ofMinutes(5));

      HttpResponse<String> again = api.get(address, "If-None-Match", tag);

      assertThat(again.statusCode()).isIn(200, 304);
      assertThat(api.accesses.size())
          .as("it is logged anew, whatever is said")
          .isEqualTo(before + 2);
      assertThat(names(api.accesses.since(before + 1))).containsExactly("c-1", "c-2");
    }
  }

  @Test
  void a_tag_that_nobody_was_given_here_is_not_confirmed() throws Exception {
    String tag = api.get("/api/v1/obligations").headers().firstValue("ETag").orElseThrow();
    try (ServedApi other = new ServedApi()) {
      other.views.publish(api.views.all().get(0));
      assertThat(other.get("/api/v1/obligations", "If-None-Match", tag).statusCode())
          .isEqualTo(200);
      assertThat(other.accesses.size()).isEqualTo(1);
    }
  }

  @Test
  void a_case_that_is_not_there_is_logged_with_its_number_unless_that_may_be_a_cpr_number()
      throws Exception {
    api.get("/api/v1/cases/0330/nobody");
    api.get("/cases/0330/" + CPR);
    api.get("/find?municipality=0330&caseId=" + CPR);
    api.get("/api/v1/cases/x/nobody");

    List<AccessRecorded> records = api.accesses.since(0);
    assertThat(records)
        .extracting(AccessRecorded::getOutcome)
        .containsOnly(AccessOutcome.NOT_FOUND);
    assertThat(records).hasSize(4);
    assertThat(names(records)).containsExactly("nobody");
    assertThat(records.toString()).doesNotContain("010190").contains("**********");
    assertThat(records.get(2).getAction()).isEqualTo(AccessAction.SEARCHED);
  }

  @Test
  void a_bad_question_and_an_address_that_shows_no_case_are_not_logged() throws Exception {
    assertThat(api.get("/api/v1/obligations?limit=0").statusCode()).isEqualTo(400);
    assertThat(api.get("/api/v1/nothing").statusCode()).isEqualTo(404);
    assertThat(api.get("/api/v1/status").statusCode()).isEqualTo(200);

    assertThat(api.accesses.size()).isZero();
  }

  @Test
  void the_children_that_an_answer_names_are_logged() throws Exception {
    api.get("/api/v1/cases/0330/c-17");

    assertThat(api.accesses.since(0).get(0).getChildren()).containsExactly("b-4");
    JsonNode found = json("/api/v1/access-log?child=b-4");
    assertThat(found.at("/accesses/0/cases/0/caseId").asText()).isEqualTo("c-17");
    assertThat(json("/api/v1/access-log?child=b-5").get("accesses")).isEmpty();
  }

  @Test
  void it_is_read_by_case_by_person_and_by_time_in_pages() throws Exception {
    api.get("/api/v1/cases/0330/c-17");
    api.get("/api/v1/obligations?format=csv");
    api.get("/api/v1/obligations?format=csv&team=Nord");
    api.now = api.now.plus(Duration.ofDays(1));
    api.get("/api/v1/obligations?format=csv&team=Nord");

    assertThat(json("/api/v1/access-log?case=0330%2Fc-1").get("accesses")).hasSize(3);
    assertThat(json("/api/v1/access-log?case=0330%2Fc-17&action=VIEWED").get("accesses"))
        .hasSize(1);
    assertThat(json("/api/v1/access-log?subject=nobody").get("accesses")).isEmpty();
    assertThat(json("/api/v1/access-log?action=EXPORTED&to=2021-06-15").get("accesses")).hasSize(2);
    assertThat(json("/api/v1/access-log?action=EXPORTED&from=2021-06-16").get("accesses"))
        .hasSize(1);
    List<String> times = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = json("/api/v1/access-log?action=EXPORTED&limit=1&cursor=" + cursor);
      page.get("accesses").forEach(one -> times.add(one.get("at").asText()));
      cursor = page.get("nextCursor").asText(null);
    } while (cursor != null);
    assertThat(times).hasSize(3).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  void the_page_says_it_in_words_in_both_languages_without_scripts() throws Exception {
    api.get("/cases/0330/c-17");

    String danish = api.get("/access-log?case=0330%2Fc-17").body();
    String english = api.get("/access-log?lang=en").body();

    assertThat(danish)
        .contains("<h1>Adgangslog</h1>", "Så sagen", "Vist", "0330/c-17", "b-4", "Teamleder")
        .contains("value=\"0330/c-17\"");
    assertThat(english)
        .contains("<h1>Access log</h1>", "Viewed the case", "Read the access log", "Team lead");
    assertThat(api.get("/help/access-log").body()).contains("Hjælp til adgangsloggen");
  }

  private JsonNode json(String address) throws Exception {
    return Contract.JSON.readTree(api.get(address).body());
  }

  private static List<String> names(List<AccessRecorded> records) {
    TreeSet<String> names = new TreeSet<>();
    SteeredAccessLog.cases(records).forEach(one -> names.add(one.caseId()));
    return List.copyOf(names);
  }
}
