package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleCase;
import dk.fristvagt.api.ExampleView;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CasePageTest {

  private static final String OVERDUE = "/obligations/notification-assessed-24h/0330/c-17/n-1/1";

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void publish() {
    api.cases =
        id -> id.caseId().equals("c-17") ? Optional.of(ExampleCase.detail()) : Optional.empty();
    api.views.publish(new ExampleView(0).at("2021-03-20T10:00:00Z"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void a_case_shows_who_holds_it_its_children_obligations_and_alerts() throws Exception {
    HttpResponse<String> response = api.get("/cases/0330/c-17");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("ETag")).isEmpty();
    assertThat(response.body())
        .contains("<h1>Sag c-17 ")
        .contains(">bo, Syd</a> <span class=\"quiet nowrap\">siden 15-03-2021</span>")
        .contains("<dd>b-4</dd>")
        .contains("<a href=\"" + OVERDUE + "\">Underretning vurderet inden 24 timer</a>")
        .contains("role=\"img\" aria-label=\"Tidslinje med ")
        .contains("Sendte varsler")
        .contains(">02-03-2021 kl. 10.15</time>");
  }

  @Test
  void events_are_told_by_day_in_words_the_newest_first_or_the_oldest() throws Exception {
    String newest = api.get("/cases/0330/c-17").body();
    String oldest = api.get("/cases/0330/c-17?order=oldest").body();

    assertThat(newest)
        .contains("<h3>mandag den 1. marts 2021</h3>")
        .contains("<strong>Underretning modtaget</strong>")
        .contains("<span>kl. 10.15</span>")
        .contains("<div><dt>Underretter</dt><dd>fagperson</dd></div>")
        .contains("<div><dt>Kendt sag</dt><dd>nej</dd></div>");
    assertThat(newest.indexOf("d-2021-03-15")).isLessThan(newest.indexOf("d-2021-03-01"));
    assertThat(oldest.indexOf("d-2021-03-15")).isGreaterThan(oldest.indexOf("d-2021-03-01"));
  }

  @Test
  void an_obligation_shows_its_status_arithmetic_and_steps() throws Exception {
    HttpResponse<String> response = api.get(OVERDUE);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.body())
        .contains("<h1>Underretning vurderet inden 24 timer</h1>")
        // 24 hours after 1 March at 10:15 Danish time; the clock is 18 days and 45 minutes later.
        .contains("Fristen er overskredet: den var 02-03-2021 kl. 10.15, 18 dage over.")
        .contains(
            "<tr><td>1. marts 2021 kl. 10.15</td><td>24 timer</td>"
                + "<td>2. marts 2021 kl. 10.15</td></tr>")
        .contains("Dermed begyndte forpligtelsen.")
        .contains("Varsel nr. 1 blev sendt")
        .contains("href=\"/cases/0330/c-17\"")
        .contains("href=\"/catalogue#rule-notification-assessed-24h\"");
  }

  @Test
  void pages_speak_english_where_their_address_says_so() throws Exception {
    assertThat(api.get("/cases/0330/c-17?lang=en").body())
        .contains("<h1>Case c-17 ")
        .contains("<strong>Notification received</strong>")
        .contains("?lang=en\">Notification assessed within 24 hours</a>");
    assertThat(api.get(OVERDUE + "?lang=en").body())
        .contains("<td>24 hours</td>")
        .contains("href=\"/catalogue?lang=en#rule-notification-assessed-24h\"");
  }

  @Test
  void what_is_not_there_is_a_page_that_says_so() throws Exception {
    for (String path :
        new String[] {
          "/cases/0330/c-18",
          "/obligations/notification-assessed-24h/0330/c-17/x/1",
          "/obligations/nonsense"
        }) {
      HttpResponse<String> response = api.get(path, "Accept", "text/html");
      assertThat(response.statusCode()).as(path).isEqualTo(404);
      assertThat(response.body()).contains("<!doctype html>");
    }
  }

  @Test
  void pages_have_no_inline_style() throws Exception {
    assertThat(api.get("/cases/0330/c-17").body()).doesNotContain("style=");
    assertThat(api.get(OVERDUE).body()).doesNotContain("style=");
  }
}
