package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.http.ApiBackend;
import dk.fristvagt.api.http.ApiServer;
import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code targets} and {@code gauges} against a server with one partition of known figures. */
class FigureCommandsTest {

  private static ApiServer server;

  @BeforeAll
  static void start() {
    PartitionViewBuilder builder = new PartitionViewBuilder(0);
    // December 2021: 83 of 404 in time.
    StatusCounts counts = new StatusCounts(83, 0, 321, 0, 0, 0);
    builder.figures(
        new ComplianceKey(
            LocalDate.of(2021, 12, 31), new Group("assessment-4m", "0330", "Nord", "anna")),
        new DayFigures(counts, counts, 0, 0, Map.of()));
    for (int i = 0; i < 31; i++) {
      builder.gauge(
          "0330/" + i,
          new CaseGauge(
              "0330", "" + i, true, "CHILD_AND_FAMILY", "Nord", "anna", List.of(), i == 0 ? 1 : 0));
    }
    Holder anna = new Holder("Nord", "anna");
    YearMonth month = YearMonth.of(2021, 12);
    builder.flows(
        "0330",
        Map.of(),
        Map.of(
            new CaseFlow(month, CaseFlow.Kind.OPENED, anna),
            31,
            new CaseFlow(month, CaseFlow.Kind.OPEN, anna),
            31));
    builder.notifications("0330", Map.of(), Map.of(LocalDate.of(2021, 12, 1), 60));
    PartitionViews views = new PartitionViews();
    views.publish(builder.at(Instant.parse("2022-01-15T11:00:00Z").toEpochMilli()));
    server =
        ApiServer.start(
            ApiSettings.DEFAULT
                .withStaleAfter(null)
                .withPopulation(new Population(Map.of("0330", Map.of(2021, 15_000)))),
            new ApiBackend(
                views,
                (test, consumer) -> {},
                id -> Optional.empty(),
                consumer -> {},
                () -> KafkaStreams.State.RUNNING,
                1,
                BuiltInCatalogues.dkChildServices(),
                Calendars.danish(false),
                InstantSource.system()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void targetsPrintTheCommitteesTable() {
    CapturedRun run = run("targets", "--rule", "assessment-4m");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.outLines()).hasSize(3);
    assertThat(run.outLines().get(0))
        .isEqualTo("Targets, last month, as known at 2022-01-15T11:00:00.000Z");
    assertThat(run.outLines().get(2).split(" {2,}"))
        .containsExactly(
            "Child assessment within 4 months",
            "0330",
            "83",
            "404",
            "20.5 %",
            "30 %",
            "50 % 2022-06",
            "-9.5",
            "red",
            "none");
  }

  @Test
  void targetsSpeakDanishAndOfTeams() {
    CapturedRun run =
        run("targets", "--lang", "da", "--by", "team", "--span", "since-first-milestone");

    assertThat(run.outLines().get(0)).startsWith("Mål, siden første milepæl, som kendt ");
    assertThat(run.outLines().get(1)).startsWith("Regel").contains("Team").endsWith("Udvikling");
    assertThat(run.outLines().get(2))
        .startsWith("BFU inden 4 måneder")
        .contains("Nord")
        .contains("20,5 %")
        .contains("rød");
  }

  @Test
  void jsonIsTheServicesAnswerOnOneLine() {
    assertThat(run("targets", "--json", "--rule", "assessment-4m").outLines())
        .singleElement()
        .asString()
        .startsWith("{\"clock\":\"2022-01-15T11:00:00.000Z\"")
        .contains("\"percent\":30");
  }

  @Test
  void gaugesPrintWhatIsOpenCaseloadsAndPeriods() {
    CapturedRun run = run("gauges", "--to", "2021-12-31");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    List<List<String>> cells =
        run.outLines().stream().map(line -> List.of(line.split(" {2,}"))).toList();
    assertThat(cells).contains(List.of("0330", "31", "31", "0", "0", "0", "0", "1"));
    assertThat(cells)
        .contains(List.of("anna", "0330", "Nord", "31 > 30 (local)", "31", "31", "0", "0"));
    // 60 notifications and 15,000 children: 4 per 1,000.
    assertThat(cells)
        .contains(
            List.of(
                "0330",
                "2021-12",
                "60",
                "4.0",
                "15000 (2021)",
                "31",
                "0",
                "31",
                "0",
                "0",
                "0.0",
                "0 of 0"));
  }

  @Test
  void whatTheServiceRefusesIsToldInItsWords() {
    CapturedRun run = run("gauges", "--from", "2021-12-31", "--to", "2021-01-01");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines()).singleElement().asString().contains("Must not lie before 'from'.");
  }

  private static CapturedRun run(String... args) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 2);
    all[args.length] = "--url";
    all[args.length + 1] = server.address().toString();
    return CapturedRun.of(all);
  }
}
