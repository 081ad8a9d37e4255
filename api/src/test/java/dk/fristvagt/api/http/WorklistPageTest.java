package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorklistPageTest {

  private static final Pattern ROW = Pattern.compile("<tr id=\"o-[^\"]*%2F(c-\\d+)%2Fe-1%2F1\"");

  private final ServedApi api = new ServedApi();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void the_list_tells_what_is_due_to_whom_and_links_to_case_and_obligation() throws Exception {
    publish(2);

    HttpResponse<String> response = api.get("/worklist");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.body())
        .contains("<h1>Arbejdslister</h1>")
        .contains(">3 frister</h2>")
        .contains("Viser 1–3")
        // Due at the end of 31 May 2021; the clock is 14 days and 12 hours later.
        .contains(">31-05-2021</time>")
        .contains("14 dage over")
        .contains("href=\"/cases/0330/c-0\"")
        .contains("href=\"/obligations/assessment-4m/0330/c-0/e-1/1\"")
        .contains("<span class=\"badge badge-error\">Overskredet</span>")
        .contains("<span class=\"badge badge-info\">Åben</span>")
        .contains("href=\"/api/v1/obligations?format=csv\"");
  }

  @Test
  void each_cell_says_its_column_and_stays_a_cell_where_rows_are_cards() throws Exception {
    publish(3);

    assertThat(api.get("/worklist").body())
        .contains("<table role=\"table\"")
        .contains("<th scope=\"row\" role=\"rowheader\">")
        .contains("<td role=\"cell\" class=\"due\" data-label=\"Frist\">")
        .contains("<td role=\"cell\" class=\"caseworker\" data-label=\"Rådgiver\">anna</td>")
        .contains("data-label=\"Sortér efter\"");
    assertThat(api.get("/worklist?lang=en").body()).contains("data-label=\"Caseworker\">anna</td>");
  }

  @Test
  void the_filter_in_the_address_limits_list_form_and_export() throws Exception {
    publish(3);

    String body =
        api.get(
                "/worklist?status=overdue&team=Nord&caseworker=anna&dueFrom=2021-05-01"
                    + "&dueTo=2021-05-31&rule=assessment-4m")
            .body();

    assertThat(body)
        .contains(">3 overskredne frister</h2>")
        .contains("<option value=\"anna\" selected>anna</option>")
        .contains("name=\"dueFrom\" value=\"2021-05-01\"")
        .contains("Frist til: 31-05-2021")
        // The API's bounds are exclusive.
        .contains("dueAfter=2021-04-30&amp;dueBefore=2021-06-01&amp;format=xlsx");
    assertThat(rows(body)).containsExactly("c-0", "c-1", "c-2");
  }

  @Test
  void the_last_day_asked_for_is_part_of_the_list() throws Exception {
    publish(3);

    assertThat(rows(api.get("/worklist?dueTo=2021-05-31").body())).hasSize(3);
    assertThat(rows(api.get("/worklist?dueTo=2021-05-30").body())).isEmpty();
    assertThat(rows(api.get("/worklist?dueFrom=2021-06-01").body())).containsExactly("c-99");
  }

  @Test
  void pages_follow_one_another_without_repeating_or_leaving_out_a_row() throws Exception {
    publish(5);

    String first = api.get("/worklist?limit=2").body();
    String second = api.get(next(first)).body();
    String third = api.get(next(second)).body();

    assertThat(rows(first)).containsExactly("c-0", "c-1");
    assertThat(rows(second)).containsExactly("c-2", "c-3");
    assertThat(rows(third)).containsExactly("c-4", "c-99");
    assertThat(second).contains("Viser 3–4").contains(">Til første side</a>");
    assertThat(third).doesNotContain("rel=\"next\"");
  }

  @Test
  void a_head_sorts_the_list_and_says_how_it_is_sorted() throws Exception {
    publish(2);

    String body = api.get("/worklist?sort=-due").body();

    assertThat(rows(body)).containsExactly("c-99", "c-1", "c-0");
    assertThat(body)
        .contains("aria-sort=\"descending\"")
        .contains("href=\"/worklist?sort=caseworker\"");
    assertThat(api.get("/worklist?sort=caseworker").body())
        .contains("aria-sort=\"ascending\"><a class=\"sort\" href=\"/worklist?sort=caseworker\"");
  }

  @Test
  void ready_made_lists_keep_the_team_and_name_the_one_that_is_shown() throws Exception {
    publish(2);

    assertThat(api.get("/worklist?team=Nord&status=overdue").body())
        .contains(
            "<a href=\"/worklist?status=overdue&amp;team=Nord\""
                + " aria-current=\"true\">Overskredne</a>")
        // The clock is 15 June 2021 at noon.
        .contains("/worklist?team=Nord&amp;dueFrom=2021-06-15&amp;dueTo=2021-06-15")
        .contains("/worklist?team=Nord&amp;dueFrom=2021-06-15&amp;dueTo=2021-06-22")
        .contains("/worklist?team=Nord&amp;caseworker=unassigned");
  }

  @Test
  void teams_are_shown_with_their_counts_and_of_a_team_its_caseworkers() throws Exception {
    publish(2);

    assertThat(api.get("/worklist").body())
        .contains(">Team</h2>")
        .contains("<a href=\"/worklist?team=Nord\">Nord</a>")
        .contains("<strong>2</strong> overskredet");
    assertThat(api.get("/worklist?team=Nord").body())
        .contains(">Rådgivere</h2>")
        .contains("<a href=\"/worklist?team=Nord&amp;caseworker=anna\">anna</a>");
    assertThat(api.get("/worklist?team=Nord&caseworker=anna").body())
        .doesNotContain("id=\"holders-heading\"");
  }

  @Test
  void an_empty_list_says_what_to_do() throws Exception {
    publish(1);

    assertThat(api.get("/worklist?team=Ukendt").body())
        .contains(">0 frister</h2>")
        .contains("Ingen frister passer til det, du har valgt.")
        .contains("<option value=\"Ukendt\" selected>Ukendt</option>");
  }

  @Test
  void those_that_are_done_are_read_when_they_are_asked_for_and_do_not_follow_live()
      throws Exception {
    publish(1);
    api.obligations =
        (test, consumer) ->
            List.of(
                    new ExampleObligation()
                        .caseId("c-7")
                        .fulfilledAt("2021-02-01T09:00:00Z")
                        .status(ObligationStatus.MET)
                        .build())
                .stream()
                .filter(test)
                .forEach(consumer);

    String body = api.get("/worklist?status=met").body();

    assertThat(rows(body)).containsExactly("c-7");
    assertThat(body).contains("<details class=\"more\" open>").doesNotContain("data-live=\"");
  }

  @Test
  void what_comes_from_data_or_parameters_is_escaped() throws Exception {
    api.views.publish(
        new ExampleView(0)
            .live(new ExampleObligation().caseId("<b>\"'").holder("<i>N", "<script>"))
            .at("2021-06-15T10:00:00Z"));

    assertThat(api.get("/worklist").body())
        .doesNotContain("<b>")
        .doesNotContain("<i>")
        .doesNotContain("<script>")
        .contains("&lt;b&gt;");
  }

  @Test
  void bad_input_is_answered_with_a_page_that_says_what_would_be_right() throws Exception {
    publish(1);

    for (String query :
        List.of("status=x", "limit=0", "limit=201", "sort=x", "cursor=x", "dueFrom=x", "x=y")) {
      HttpResponse<String> response = api.get("/worklist?" + query, "Accept", "text/html");
      assertThat(response.statusCode()).as(query).isEqualTo(400);
      assertThat(response.body()).contains("<!doctype html>");
    }
    assertThat(api.get("/worklist?dueFrom=2021-02-02&dueTo=2021-02-01").statusCode())
        .isEqualTo(400);
  }

  @Test
  void the_page_is_english_where_its_address_says_so() throws Exception {
    publish(1);

    assertThat(api.get("/worklist?lang=en&status=overdue").body())
        .contains("<h1>Worklists</h1>")
        .contains(">1 overdue deadline</h2>")
        .contains("<input type=\"hidden\" name=\"lang\" value=\"en\">")
        .contains("14 days overdue");
  }

  private void publish(int overdue) {
    ExampleView view = new ExampleView(0);
    for (int i = 0; i < overdue; i++) {
      view.live(
          new ExampleObligation()
              .caseId("c-" + i)
              .lastDay("2021-05-31")
              .status(ObligationStatus.OVERDUE));
    }
    view.live(new ExampleObligation().caseId("c-99").lastDay("2021-07-31").holder("Syd", "bo"));
    api.views.publish(view.at("2021-06-15T10:00:00Z"));
  }

  private static List<String> rows(String body) {
    return ROW.matcher(body).results().map(row -> row.group(1)).toList();
  }

  private static String next(String body) {
    Matcher next = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"").matcher(body);
    assertThat(next.find()).isTrue();
    return next.group(1).replace("&amp;", "&");
  }
}
