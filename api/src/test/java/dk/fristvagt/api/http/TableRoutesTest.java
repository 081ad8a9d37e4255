package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleCase;
import dk.fristvagt.api.ExampleFacts;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.table.XlsxFile;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.restatement.RestatementReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers as CSV and XLSX over HTTP. */
class TableRoutesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLOCK = "2021-06-15T22:30:00Z";
  private static final String XLSX_TYPE =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final ServedApi api = new ServedApi();

  @BeforeEach
  void publish() {
    Group group = new Group("assessment-4m", "0330", "Nord", "anna");
    api.views.publish(
        new ExampleView(0)
            .live(
                overdue("c-1").holder("=cmd|' /C calc'!A0", "@anna"),
                overdue("c-2").holder("Sønder; \"Æ\"", "bo"),
                new ExampleObligation().caseId("c-3").lastDay("2021-09-13"))
            .due(
                "2021-05-10",
                group,
                new StatusCounts(1, 2, 0, 0, 0, 0),
                new StatusCounts(1, 1, 1, 0, 0, 0))
            .restated(
                "2021-05",
                group,
                RestatementReason.LATER_EVENT,
                new StatusCounts(0, 1, -1, 0, 0, 0))
            .lags("2021-05", "0330", "Nord", Map.of(0, 3L, 2, 1L))
            .openCase("1", "CHILD_AND_FAMILY", "Nord", "anna")
            .flow("2021-05", CaseFlow.Kind.OPENED, "Nord", "anna", 1)
            .at(CLOCK));
    api.records = consumer -> ExampleFacts.fortyAssessments(CLOCK).forEach(consumer);
    api.cases =
        id -> id.caseId().equals("c-17") ? Optional.of(ExampleCase.detail()) : Optional.empty();
  }

  @AfterEach
  void close() {
    api.close();
  }

  private static ExampleObligation overdue(String caseId) {
    return new ExampleObligation()
        .caseId(caseId)
        .lastDay("2021-05-04")
        .status(ObligationStatus.OVERDUE);
  }

  @Test
  void obligations_come_as_csv_with_dangerous_names_disarmed() throws Exception {
    HttpResponse<String> response = api.get("/api/v1/obligations?format=csv");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(header(response, "Content-Type"))
        .isEqualToIgnoringWhitespace("text/csv;charset=utf-8;header=present");
    // Half past midnight in Copenhagen: the file is of the 16th.
    assertThat(header(response, "Content-Disposition"))
        .isEqualTo("attachment; filename=fristvagt-obligations-2021-06-16.csv");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(response, "Vary")).isEqualTo("Accept, Accept-Language");
    assertThat(header(response, "Content-Language")).isEqualTo("da");
    assertThat(header(response, "X-Total-Count")).isEqualTo("3");
    assertThat(header(response, "Fristvagt-Clock")).isEqualTo("2021-06-15T22:30:00.000Z");
    assertThat(header(response, "Fristvagt-Partitions")).isEqualTo("answering=1, expected=1");
    assertThat(response.body())
        .startsWith("\ufeffId;Regel;Regelversion;Kommune;Sag;Knyttet til;")
        .contains(
            "assessment-4m/0330/c-1/e-1/1;assessment-4m;1;0330;c-1;;1;04-01-2021 10:00:00;"
                + "05-05-2021 00:00:00;;;;overdue;'=cmd|' /C calc'!A0;'@anna\r\n")
        .contains(";overdue;\"Sønder; \"\"Æ\"\"\";bo\r\n")
        .hasLineCount(4);
  }

  @Test
  void a_table_holds_all_pages_unless_one_is_asked_for() throws Exception {
    List<ExampleObligation> many = new ArrayList<>();
    for (int i = 0; i < 1_200; i++) {
      many.add(overdue("m-" + i));
    }
    api.views.publish(
        new ExampleView(0).live(many.toArray(ExampleObligation[]::new)).at("2021-06-16T10:00:00Z"));

    HttpResponse<String> all = api.get("/api/v1/obligations?format=csv");
    HttpResponse<String> page = api.get("/api/v1/obligations?format=csv&limit=7");

    assertThat(all.body()).hasLineCount(1_201);
    assertThat(header(all, "X-Total-Count"))
        .isEqualTo(JSON.readTree(api.get("/api/v1/obligations").body()).get("total").asText());
    assertThat(all.headers().firstValue("Link")).isEmpty();
    assertThat(page.body()).hasLineCount(8);
    assertThat(header(page, "X-Total-Count")).isEqualTo("1200");
    String link = header(page, "Link");
    HttpResponse<String> next = api.get(link.substring(1, link.indexOf('>')));
    assertThat(next.body()).hasLineCount(8).startsWith("\ufeffId;");
    List<String> pages = new ArrayList<>(rows(page.body()));
    pages.addAll(rows(next.body()));
    assertThat(rows(all.body()).subList(0, 14)).isEqualTo(pages);
  }

  private static List<String> rows(String csv) {
    return csv.lines().skip(1).toList();
  }

  @Test
  void more_obligations_than_a_sheet_takes_are_told() throws Exception {
    Obligation met =
        overdue("c-8").status(ObligationStatus.MET).fulfilledAt("2021-05-01T10:00:00Z").build();
    api.obligations =
        (test, consumer) -> {
          for (int i = 0; i <= XlsxFile.MAX_ROWS; i++) {
            consumer.accept(met);
          }
        };

    HttpResponse<String> xlsx = api.get("/api/v1/obligations?status=met&format=xlsx");

    assertThat(xlsx.statusCode()).isEqualTo(406);
    assertThat(JSON.readTree(xlsx.body()).get("type").asText())
        .isEqualTo("urn:fristvagt:problem:too-many-rows");
    assertThat(xlsx.headers().firstValue("Content-Disposition")).isEmpty();
  }

  /** The row that fails is the last; before it there is more than the server holds back. */
  @Test
  void a_file_that_fails_on_the_way_is_broken_off_and_never_looks_whole() throws Exception {
    serveOneBadRowAfter(20_000);

    assertThatThrownBy(() -> api.get("/api/v1/obligations?status=late&format=csv"))
        .isInstanceOf(IOException.class);
    // A workbook is packed as a whole before any of it is sent.
    assertThat(api.get("/api/v1/obligations?status=late&format=xlsx").statusCode()).isEqualTo(500);
  }

  @Test
  void a_file_that_fails_before_anything_was_sent_is_a_problem() throws Exception {
    serveOneBadRowAfter(2);

    for (String format : List.of("csv", "xlsx")) {
      HttpResponse<String> response = api.get("/api/v1/obligations?status=late&format=" + format);
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(header(response, "Content-Type")).startsWith("application/problem+json");
      assertThat(response.headers().firstValue("Content-Disposition")).isEmpty();
    }
  }

  private void serveOneBadRowAfter(int good) {
    Obligation row = overdue("c-8").status(ObligationStatus.LATE).build();
    Obligation bad = overdue("c-9").lastDay("2021-05-05").status(null).build();
    api.obligations =
        (test, consumer) -> {
          for (int i = 0; i < good; i++) {
            consumer.accept(row);
          }
          consumer.accept(bad);
        };
  }

  @Test
  void obligations_that_are_done_with_are_sorted_as_pages_are() throws Exception {
    api.obligations =
        (test, consumer) ->
            List.of("2021-03-02", "2021-03-01")
                .forEach(
                    day ->
                        consumer.accept(
                            new ExampleObligation()
                                .caseId("d-" + day)
                                .lastDay(day)
                                .status(ObligationStatus.LATE)
                                .build()));

    List<String> rows = rows(api.get("/api/v1/obligations?status=late&format=csv").body());

    assertThat(rows.get(0)).contains("d-2021-03-01");
    assertThat(rows.get(1)).contains("d-2021-03-02");
  }

  /** c-1 has anna as "@anna", c-2 bo, c-3 the usual anna: by code point @ comes first. */
  @Test
  void a_file_comes_in_the_order_that_is_asked_for() throws Exception {
    assertThat(cases("sort=caseworker")).containsExactly("c-1", "c-3", "c-2");
    assertThat(cases("sort=-due")).containsExactly("c-3", "c-2", "c-1");
    assertThat(cases("sort=due")).containsExactly("c-1", "c-2", "c-3");
  }

  private List<String> cases(String query) throws Exception {
    return rows(api.get("/api/v1/obligations?format=csv&" + query).body()).stream()
        .map(row -> row.split(";", -1)[4])
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/status",
        "/api/v1/compliance",
        "/api/v1/restatement",
        "/api/v1/registration-lag",
        "/api/v1/targets",
        "/api/v1/gauges",
        "/api/v1/forecast",
        "/api/v1/obligations?limit=10",
        "/api/v1/obligations",
        "/api/v1/rules"
      })
  void forms_and_languages_have_tags_of_their_own_and_an_unchanged_one_is_not_sent_again(
      String path) throws Exception {
    List<String> tags = new ArrayList<>();
    for (String format : List.of("json", "csv", "xlsx")) {
      for (String language : List.of("da", "en")) {
        HttpResponse<byte[]> first =
            bytes(path + (path.contains("?") ? "&" : "?") + "format=" + format, language);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(tag).matches("\"[0-9a-f]{32}\"");
        assertThat(first.headers().firstValue("Vary").orElseThrow()).startsWith("Accept");
        // A strong tag names exact bytes.
        assertThat(
                bytes(path + (path.contains("?") ? "&" : "?") + "format=" + format, language)
                    .body())
            .isEqualTo(first.body());
        HttpResponse<String> again =
            api.get(
                path + (path.contains("?") ? "&" : "?") + "format=" + format,
                "If-None-Match",
                tag,
                "Accept-Language",
                language);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("Content-Disposition")).isEmpty();
        if (!tags.contains(tag)) {
          tags.add(tag);
        }
      }
    }
    // JSON is the same in both languages.
    assertThat(tags).hasSize(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/status",
        "/api/v1/compliance?by=caseworker",
        "/api/v1/restatement?by=municipality",
        "/api/v1/registration-lag",
        "/api/v1/targets",
        "/api/v1/gauges",
        "/api/v1/forecast",
        "/api/v1/rules",
        "/api/v1/audit-samples?period=2021-06&seed=s",
        "/api/v1/cases/0330/c-17",
        "/api/v1/explanations/notification-assessed-24h/0330/c-17/n-1/1",
        "/api/v1/obligations"
      })
  void every_answer_has_a_main_table_that_is_the_first_sheet(String path) throws Exception {
    String join = path.contains("?") ? "&" : "?";
    HttpResponse<String> csv = api.get(path + join + "format=csv");
    HttpResponse<byte[]> xlsx = bytes(path + join + "format=xlsx", "da");

    assertThat(csv.statusCode()).as(csv.body()).isEqualTo(200);
    assertThat(xlsx.statusCode()).isEqualTo(200);
    assertThat(xlsx.body()).startsWith('P', 'K', 3, 4);
    List<String> lines = csv.body().lines().toList();
    assertThat(lines).hasSizeGreaterThan(1);
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx.body()))) {
      Sheet main = workbook.getFirstSheet();
      assertThat(String.join(";", main.read().get(0).stream().map(c -> c.getText()).toList()))
          .isEqualTo(lines.get(0).substring(1));
      assertThat(main.read()).hasSize(lines.size());
      for (Sheet sheet : workbook.getSheets().toList()) {
        List<String> headers = sheet.read().get(0).stream().map(c -> c.getText()).toList();
        assertThat(headers).as(sheet.getName()).doesNotHaveDuplicates().doesNotContain("");
      }
    }
  }

  @Test
  void whatif_comes_as_a_table_too() throws Exception {
    HttpResponse<String> response =
        api.post(
            "/api/v1/whatif?format=csv",
            "application/yaml",
            BuiltInCatalogues.dkChildServicesYaml());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).startsWith("\ufeffRegel;Kommune;Team;Periode;Med frist, før;");
    assertThat(header(response, "Content-Disposition"))
        .isEqualTo("attachment; filename=fristvagt-whatif-2021-06-16.csv");
  }

  @Test
  void compliance_has_shares_from_0_to_1_with_commas() throws Exception {
    assertThat(api.get("/api/v1/compliance?format=csv&basis=due").body().lines().toList().get(1))
        .startsWith("assessment-4m;0330;Nord;;2021-05;3;1;2;0;0;0;0;0,3333333333333333;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/csv | text/csv",
        "application/json, text/csv | application/json",
        "application/json;q=0.5, text/csv | text/csv",
        "text/html, */*;q=0.8 | application/json",
        "text/*, application/json;q=0.9 | text/csv",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet | "
            + "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      })
  void accept_decides_where_no_form_is_named(String accept, String type) throws Exception {
    assertThat(header(api.get("/api/v1/status", "Accept", accept), "Content-Type"))
        .startsWith(type);
    assertThat(header(api.get("/api/v1/status?format=csv", "Accept", accept), "Content-Type"))
        .startsWith("text/csv");
  }

  @Test
  void a_form_that_there_is_not_is_told() throws Exception {
    HttpResponse<String> pdf = api.get("/api/v1/status?format=pdf");
    HttpResponse<String> xml = api.get("/api/v1/status", "Accept", "application/xml");
    HttpResponse<String> catalogue = api.get("/api/v1/catalogue?format=csv");

    assertThat(pdf.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(pdf.body()).get("parameter").asText()).isEqualTo("format");
    assertThat(JSON.readTree(pdf.body()).get("detail").asText()).contains("json, csv, xlsx");
    assertThat(xml.statusCode()).isEqualTo(406);
    assertThat(xml.body()).contains("application/json, text/csv, " + XLSX_TYPE);
    assertThat(catalogue.statusCode()).isEqualTo(406);
    assertThat(catalogue.body()).contains("application/json.").doesNotContain("csv");
    assertThat(api.get("/api/v1/catalogue", "Accept", "text/csv").statusCode()).isEqualTo(406);
  }

  @Test
  void headers_follow_the_language_and_values_do_not() throws Exception {
    HttpResponse<String> english =
        api.get("/api/v1/obligations?format=csv", "Accept-Language", "en-GB");

    assertThat(english.body()).startsWith("\ufeffId;Rule;Rule version;Municipality;Case;");
    assertThat(english.body()).contains(";overdue;");
    assertThat(header(english, "Content-Language")).isEqualTo("en");
    assertThat(
            api.get(
                    "/api/v1/explanations/notification-assessed-24h/0330/c-17/n-1/1?lang=en&format=csv",
                    "Accept-Language",
                    "da")
                .body())
        .startsWith("\ufeffKind;At;Date;Event;Revision;Text")
        .contains("The notification was received on 1 March 2021 at 10:15");
  }

  @Test
  void a_head_request_gets_the_headers_of_a_table_alone() throws Exception {
    HttpResponse<String> head = api.send("HEAD", "/api/v1/obligations?format=csv");

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Disposition")).contains("fristvagt-obligations");
  }

  private HttpResponse<byte[]> bytes(String path, String language) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(api.address().resolve(path))
                .header("Accept-Language", language)
                .build(),
            BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElseThrow();
  }
}
