package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CataloguePageTest {

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void publish() {
    api.views.publish(
        new ExampleView(0)
            .live(
                new ExampleObligation().caseId("c-1").status(ObligationStatus.OVERDUE),
                new ExampleObligation().caseId("c-2").lastDay("2021-08-31"))
            .at("2021-06-15T10:00:00Z"));
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void a_rule_is_told_in_words_with_law_versions_and_targets() throws Exception {
    assertThat(api.get("/catalogue").body())
        .contains("<section class=\"rule\" id=\"rule-assessment-4m\"")
        .contains("<a href=\"#rule-assessment-4m\">BFU inden 4 måneder</a>")
        .contains("skal »BFU afsluttet« følge inden 4 måneder.")
        .contains("<dd>Serviceloven § 50</dd>")
        .contains("<dd>Barnets lov § 20, stk. 3</dd>")
        .contains("<dd>Gælder det, der begynder til og med 31-12-2023</dd>")
        .contains("<dd>30 dage før</dd>")
        // 2017's 100 % is in force until 30 June 2021.
        .contains("31-12-2017 <span class=\"badge badge-info\">gælder nu</span>")
        .contains("<th scope=\"row\">30-06-2021</th><td class=\"number\">25\u00a0%</td>")
        .contains("Gult indtil 5 procentpoint under målet.");
  }

  @Test
  void the_version_in_force_is_in_sight_and_the_others_are_folded() throws Exception {
    String body = api.get("/catalogue").body();
    int rule = body.indexOf("id=\"rule-assessment-4m\"");

    // On 15 June 2021 version 1 is in force, up to the end of 2023; 2017's target is 100 %.
    assertThat(body.indexOf("<nav class=\"contents")).isBetween(1, rule);
    assertThat(body.substring(rule, body.indexOf("</section>", rule)))
        .contains("Målet er nu 100\u00a0%.")
        .containsSubsequence(
            "<p class=\"sentence\">",
            "<details class=\"details\" id=\"rule-assessment-4m-1\">",
            "<dd>Gælder det, der begynder til og med 31-12-2023</dd>",
            "<details class=\"details\" id=\"rule-assessment-4m-2\">",
            "Version 2. Gælder det, der begynder fra 01-01-2024");
  }

  @Test
  void a_rule_says_how_it_stands_and_leads_to_its_worklist() throws Exception {
    assertThat(api.get("/catalogue").body())
        .contains(
            "<a href=\"/worklist?rule=assessment-4m\">Lige nu: <strong>1</strong> overskredet, 0"
                + " udløber snart, 1 åbne i øvrigt");
  }

  @Test
  void the_page_says_which_catalogue_it_is() throws Exception {
    assertThat(api.get("/catalogue").body())
        .contains("Børn og unge, lov og udviklingsmål")
        .contains("dk-child-services")
        .containsPattern("<code>[0-9a-f]{12}</code>")
        .doesNotContain("Et nyt katalog er på vej");
  }

  @Test
  void in_english_everything_is_english() throws Exception {
    assertThat(api.get("/catalogue?lang=en").body())
        .contains("<html lang=\"en\">")
        .contains("Deadline: something is to be done within a time")
        .contains("Act on the Child (BL) §20(3)");
  }

  @Test
  void the_page_takes_no_parameters_and_is_not_sent_again_unchanged() throws Exception {
    String etag = api.get("/catalogue").headers().firstValue("ETag").orElseThrow();

    assertThat(api.get("/catalogue", "If-None-Match", etag).statusCode()).isEqualTo(304);
    assertThat(api.get("/catalogue?rule=assessment-4m").statusCode()).isEqualTo(400);
  }
}
