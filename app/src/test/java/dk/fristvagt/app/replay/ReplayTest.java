package dk.fristvagt.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.GaugesQuery;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.api.report.TargetsQuery;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.sources.TickRule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two notifications of March 2021 in Slagelse, worked out by hand. */
class ReplayTest {

  private static final String NOTIFICATION_1 =
      """
      {"eventId":"n1","municipality":"0330","caseId":"c-17","occurredAt":"2021-03-01T10:15:00+01:00","registeredAt":"2021-03-01T10:20:00+01:00","type":"NotificationReceived","data":{"notificationId":"n1","notifier":"PROFESSIONAL","knownCase":false}}
      """;

  /** Not in the order of registration, with a duplicate, a correction and two bad lines. */
  private static final String FACTS =
      """
      {"eventId":"n1-assessed","municipality":"0330","caseId":"c-17","occurredAt":"2021-03-02T11:00:00+01:00","registeredAt":"2021-03-02T12:00:00+01:00","type":"NotificationAssessed","data":{"notificationId":"n1","outcome":"NO_ACUTE_NEED"}}
      {"eventId":"h1","municipality":"0330","caseId":"c-17","occurredAt":"2021-03-01T09:00:00+01:00","registeredAt":"2021-03-01T09:01:00+01:00","type":"CaseHandedOver","data":{"team":"nord","caseworker":"cw-1"}}
      """
          + NOTIFICATION_1
          + NOTIFICATION_1
          + """
      {"eventId":"n1-ack","municipality":"0330","caseId":"c-17","occurredAt":"2021-03-05","registeredAt":"2021-03-05T12:00:00+01:00","type":"NotificationAcknowledged","data":{"notificationId":"n1"}}
      {"eventId":"n2","municipality":"0330","caseId":"c-18","occurredAt":"2021-03-08T12:00:00+01:00","registeredAt":"2021-03-08T12:00:00+01:00","type":"NotificationReceived","data":{"notificationId":"n2","notifier":"CITIZEN","knownCase":false}}
      {"eventId":"n2-assessed","municipality":"0330","caseId":"c-18","occurredAt":"2021-03-09T11:59:59+01:00","registeredAt":"2021-03-10T08:30:00+01:00","type":"NotificationAssessed","data":{"notificationId":"n2","outcome":"NO_ACUTE_NEED"}}
      no fact at all
      {"eventId":"x","municipality":"330","caseId":"c-18","occurredAt":"2021-03-08","registeredAt":"2021-03-08","type":"ChildMoved"}
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path directory;

  private static List<JsonNode> obligations;
  private static List<JsonNode> compliance;
  private static List<JsonNode> status;
  private static List<JsonNode> targets;
  private static List<JsonNode> gauges;
  private static List<JsonNode> alerts;
  private static List<JsonNode> rejects;

  @BeforeAll
  static void replay() throws IOException {
    Path file = directory.resolve("facts.ndjson");
    Files.writeString(file, FACTS);
    ReplaySettings settings =
        new ReplaySettings(
            List.of(file),
            Optional.of(Instant.parse("2021-04-20T00:00:00Z")),
            TickRule.hourly(),
            BuiltInCatalogues.dkChildServices(),
            3);
    try (StopSignal stop = StopSignal.ofJob();
        Replay replay = Replay.run(settings, Progress.SILENT, stop)) {
      obligations = lines(replay, ReplayLines::obligations);
      compliance = lines(replay, lines -> lines.compliance(ComplianceQuery.DEFAULT));
      status = lines(replay, ReplayLines::status);
      targets = lines(replay, lines -> lines.targets(TargetsQuery.DEFAULT));
      gauges =
          lines(
              replay,
              lines ->
                  lines.gauges(
                      GaugesQuery.DEFAULT, new Population(Map.of("0330", Map.of(2021, 1_000)))));
      alerts = lines(replay, ReplayLines::alerts);
      rejects = lines(replay, ReplayLines::rejects);
    }
  }

  @Test
  void obligationsAreSortedByIdAndSayAllThatIsAgreed() {
    assertThat(obligations)
        .extracting(line -> line.get("id").textValue())
        .isSorted()
        .doesNotHaveDuplicates()
        .contains("caseworker-continuity/0330/c-17/h1/1");
    JsonNode assessed = obligation("notification-assessed-24h/0330/c-17/n1/1");
    assertThat(assessed.toString())
        .isEqualTo(
            "{\"id\":\"notification-assessed-24h/0330/c-17/n1/1\",\"rule\":\"notification-assessed-24h\","
                + "\"ruleVersion\":1,\"municipality\":\"0330\",\"caseId\":\"c-17\",\"matchKey\":\"n1\","
                + "\"occurrence\":1,\"start\":\"2021-03-01T09:15:00.000Z\",\"due\":\"2021-03-02T09:15:00.000Z\","
                + "\"warnAt\":\"2021-03-02T05:15:00.000Z\",\"fulfilledAt\":\"2021-03-02T10:00:00.000Z\","
                + "\"cancelledAt\":null,\"status\":\"late\",\"team\":\"nord\",\"caseworker\":\"cw-1\"}");
  }

  @Test
  void sixWorkingDaysEndAtTheEndOfTheSixth() {
    JsonNode acknowledged = obligation("notification-acknowledged/0330/c-17/n1/1");

    // Monday 1 March; the sixth working day after it is Tuesday 9 March.
    assertThat(acknowledged.get("due").textValue()).isEqualTo("2021-03-09T23:00:00.000Z");
    assertThat(acknowledged.get("fulfilledAt").textValue()).isEqualTo("2021-03-04T23:00:00.000Z");
    assertThat(acknowledged.get("status").textValue()).isEqualTo("met");
  }

  @Test
  void fourWeeksEndAtLocalMidnightAlsoAcrossTheChangeToSummerTime() {
    JsonNode informed = obligation("notifier-informed/0330/c-17/n1/1");

    assertThat(informed.get("due").textValue()).isEqualTo("2021-03-29T22:00:00.000Z");
    assertThat(informed.get("status").textValue()).isEqualTo("overdue");
    assertThat(informed.get("fulfilledAt").isNull()).isTrue();
  }

  @Test
  void anAssessmentRegisteredLateTakesTheAlertBack() {
    assertThat(alertsOf("notification-assessed-24h/0330/c-18/n2/1"))
        .containsExactly(
            "1 DUE_SOON 2021-03-09T07:00:00.000Z",
            "2 OVERDUE 2021-03-09T11:00:00.000Z",
            "3 RETRACTED 2021-03-10T08:00:00.000Z retracts 2");
  }

  @Test
  void anAssessmentMadeLateResolvesTheAlert() {
    assertThat(alertsOf("notification-assessed-24h/0330/c-17/n1/1"))
        .containsExactly(
            "1 DUE_SOON 2021-03-02T06:00:00.000Z",
            "2 OVERDUE 2021-03-02T10:00:00.000Z",
            "3 RESOLVED 2021-03-02T11:00:00.000Z");
  }

  @Test
  void alertsSayAllThatIsAgreedAndNoMore() {
    assertThat(alerts.get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "obligationId",
            "sequence",
            "kind",
            "rule",
            "municipality",
            "caseId",
            "team",
            "caseworker",
            "due",
            "clock");
    assertThat(alerts).extracting(line -> line.get("obligationId").textValue()).isSorted();
  }

  @Test
  void complianceOfMarchIsByTeam() {
    assertThat(compliance)
        .filteredOn(row -> row.get("rule").textValue().equals("notification-assessed-24h"))
        .extracting(
            row ->
                row.get("team").textValue()
                    + " "
                    + row.get("period").textValue()
                    + " due "
                    + row.get("due")
                    + " met "
                    + row.get("met")
                    + " late "
                    + row.get("late")
                    + " share "
                    + row.get("share"))
        .containsExactly(
            "nord 2021-03 due 1 met 0 late 1 share 0.0",
            "unassigned 2021-03 due 1 met 1 late 0 share 1.0");
  }

  @Test
  void theStatusIsMadeAtTheEndAndCountsWhatTheListHolds() {
    JsonNode line = status.get(0);

    assertThat(status).hasSize(1);
    assertThat(line.get("clock").textValue()).isEqualTo("2021-04-20T00:00:00.000Z");
    assertThat(line.get("clockMax").textValue()).isEqualTo("2021-04-20T00:00:00.000Z");
    for (var count :
        List.of(
            List.of("open", "open"),
            List.of("dueSoon", "due-soon"),
            List.of("overdue", "overdue"))) {
      assertThat(line.get("totals").get(count.get(0)).longValue())
          .isEqualTo(
              obligations.stream()
                  .filter(one -> one.get("status").textValue().equals(count.get(1)))
                  .count());
    }
  }

  @Test
  void targetsAreALinePerRuleAndAddUpTheTeams() {
    // Of two notifications in March one was assessed within 24 hours, where all should be.
    JsonNode row =
        targets.stream()
            .filter(line -> line.get("rule").textValue().equals("notification-assessed-24h"))
            .findFirst()
            .orElseThrow();

    assertThat(targets).hasSameSizeAs(BuiltInCatalogues.dkChildServices().rules());
    assertThat(row.at("/lastMonth/now").toString())
        .isEqualTo(
            "{\"met\":1,\"due\":2,\"share\":0.5,\"percent\":100,\"gap\":-50.0,\"verdict\":\"red\"}");
    // The second was registered before the month closed.
    assertThat(row.at("/lastMonth/atClose")).isEqualTo(row.at("/lastMonth/now"));
  }

  @Test
  void gaugesAreOneLineWithThePeriods() {
    // Two notifications in March and none in April; 1,000 children are made up for this test.
    JsonNode line = gauges.get(0);

    assertThat(gauges).hasSize(1);
    assertThat(line.get("periods"))
        .extracting(
            row ->
                row.get("period").textValue()
                    + " "
                    + row.get("notifications")
                    + " "
                    + row.get("notificationsPer1000Children"))
        .containsExactly("2021-03 2 2.0", "2021-04 0 0.0");
  }

  @Test
  void badLinesAreToldByNumberAndReason() {
    assertThat(rejects)
        .extracting(line -> line.get("line") + " " + line.get("reason").textValue())
        .containsExactly("8 UNREADABLE", "9 BAD_VALUE");
  }

  private static JsonNode obligation(String id) {
    return obligations.stream()
        .filter(line -> line.get("id").textValue().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> alertsOf(String id) {
    return alerts.stream()
        .filter(line -> line.get("obligationId").textValue().equals(id))
        .map(
            line ->
                line.get("sequence")
                    + " "
                    + line.get("kind").textValue()
                    + " "
                    + line.get("clock").textValue()
                    + (line.has("retracts") ? " retracts " + line.get("retracts") : ""))
        .toList();
  }

  private interface Report {
    void print(ReplayLines lines) throws IOException;
  }

  private static List<JsonNode> lines(Replay replay, Report report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    report.print(new ReplayLines(replay, out));
    return out.toString(StandardCharsets.UTF_8).lines().map(ReplayTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
