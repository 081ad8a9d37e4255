package dk.fristvagt.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.ComplianceRow;
import dk.fristvagt.api.report.DueFigures;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.ObligationRow;
import dk.fristvagt.api.report.RegistrationLagQuery;
import dk.fristvagt.api.report.RegistrationLagRow;
import dk.fristvagt.api.report.RestatementQuery;
import dk.fristvagt.api.report.RestatementRow;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleCounts;
import dk.fristvagt.rules.oracle.OracleGroup;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.sources.TickRule;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.sources.generator.NdjsonWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A year of a small generated municipality, shuffled, through broker, registry and streams, against
 * the oracle: to the last row.
 */
@Tag("system")
class ReplayEqualsOracleTest {

  private static final Instant END = Instant.parse("2024-05-20T09:30:00Z");
  private static final long HOUR = 3_600_000;

  @TempDir private static Path directory;

  private static List<Fact> facts;
  private static List<ObligationRow> obligations;
  private static List<ComplianceRow> compliance;
  private static List<RestatementRow> restatements;
  private static List<RegistrationLagRow> lags;
  private static List<Alert> alerts;

  @BeforeAll
  static void replay() throws IOException {
    facts = new ArrayList<>();
    new HistoryGenerator(
            GeneratorSettings.ofSize(
                "0330", 25, LocalDate.of(2023, 6, 1), LocalDate.of(2024, 6, 1), 20230601))
        .generate(facts::add);
    Collections.shuffle(facts, new Random(7));
    Path file = directory.resolve("facts.ndjson");
    try (OutputStream out = Files.newOutputStream(file);
        NdjsonWriter writer = new NdjsonWriter(out)) {
      for (Fact fact : facts) {
        writer.write(fact);
      }
    }
    // What is registered later is refused by the feed and unknown to the oracle.
    facts.removeIf(fact -> fact.registeredAt().epochMilli() > END.toEpochMilli());
    try (StopSignal stop = StopSignal.ofJob();
        Replay replay =
            Replay.run(
                new ReplaySettings(
                    List.of(file),
                    Optional.of(END),
                    TickRule.hourly(),
                    BuiltInCatalogues.dkChildServices(),
                    2),
                Progress.SILENT,
                stop)) {
      obligations = replay.obligations();
      compliance = replay.compliance(ComplianceQuery.DEFAULT).rows();
      restatements =
          replay
              .restatement(
                  new RestatementQuery(
                      GroupFilter.ALL, null, null, PeriodKind.MONTH, Grouping.CASEWORKER))
              .rows();
      lags = replay.registrationLag(RegistrationLagQuery.DEFAULT).rows();
      alerts = replay.alerts();
    }
  }

  @Test
  void everyObligationIsTheOracles() {
    List<String> actual =
        obligations.stream()
            .map(
                o ->
                    line(
                        o.id(),
                        o.matchKey(),
                        o.start(),
                        o.due(),
                        o.warnAt(),
                        o.fulfilledAt(),
                        o.cancelledAt(),
                        o.status().label(),
                        o.team(),
                        o.caseworker()))
            .toList();
    List<String> expected =
        Oracle.obligations(facts, END).stream()
            .map(
                o ->
                    line(
                        o.id(),
                        o.matchKey(),
                        o.start(),
                        o.due(),
                        o.warnAt(),
                        o.fulfilledAt(),
                        o.cancelledAt(),
                        o.status(),
                        o.team(),
                        o.caseworker()))
            .toList();
    assertThat(expected).hasSizeGreaterThan(1_000);
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  @Test
  void everyComplianceRowIsTheOraclesNowAndAtClose() {
    List<String> actual =
        compliance.stream()
            .map(
                row ->
                    line(
                        row.rule(),
                        row.municipality(),
                        row.team(),
                        row.period(),
                        List.of(
                            row.met(),
                            row.late(),
                            row.overdue(),
                            row.lapsed(),
                            row.missed(),
                            row.unknown()),
                        row.target() == null ? null : Math.round(row.target() * 100),
                        row.verdict().label(),
                        row.medianDays(),
                        row.p90Days(),
                        row.atClose() == null
                            ? null
                            : List.of(
                                row.atClose().met(),
                                row.atClose().late(),
                                row.atClose().overdue(),
                                row.atClose().lapsed(),
                                row.atClose().missed(),
                                row.atClose().unknown())))
            .sorted()
            .toList();
    List<String> expected =
        Oracle.compliance(facts, END).stream()
            .filter(row -> row.hasDue())
            .map(
                row ->
                    line(
                        row.group().rule(),
                        row.group().municipality(),
                        row.group().team(),
                        row.group().month(),
                        counts(row.now()),
                        row.target(),
                        row.verdict(),
                        row.medianDays(),
                        row.p90Days(),
                        row.atClose() == null ? null : counts(row.atClose())))
            .sorted()
            .toList();
    assertThat(expected).hasSizeGreaterThan(300);
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  @Test
  void everyReasonOfARestatementIsTheOraclesAndTheyAddUp() {
    Map<String, Integer> actual = new TreeMap<>();
    for (RestatementRow row : restatements) {
      DueFigures sum = row.atClose();
      for (Map.Entry<String, DueFigures> reason : row.reasons().entrySet()) {
        DueFigures change = reason.getValue();
        sum = plus(sum, change);
        String name =
            reason.getKey()
                + ' '
                + new OracleGroup(
                    row.rule(),
                    row.municipality(),
                    row.team(),
                    row.caseworker(),
                    YearMonth.parse(row.period()))
                + ' ';
        actual.put(name + "met", (int) change.met());
        actual.put(name + "late", (int) change.late());
        actual.put(name + "overdue", (int) change.overdue());
        actual.put(name + "lapsed", (int) change.lapsed());
        actual.put(name + "missed", (int) change.missed());
        actual.put(name + "unknown", (int) change.unknown());
      }
      assertThat(sum).isEqualTo(row.now());
    }
    actual.values().removeIf(n -> n == 0);
    assertThat(actual).hasSizeGreaterThan(50).isEqualTo(Oracle.restatements(facts, END));
  }

  @Test
  void everyRegistrationLagIsTheOracles() {
    Map<String, Long> expected = new TreeMap<>();
    Oracle.registrationLags(facts, END)
        .forEach((key, n) -> expected.merge(key.substring(0, key.lastIndexOf(' ')), n, Long::sum));
    Map<String, Long> actual = new TreeMap<>();
    lags.forEach(
        row -> actual.put(row.period() + ' ' + row.municipality() + ' ' + row.team(), row.facts()));

    assertThat(actual).isEqualTo(expected);
  }

  private static DueFigures plus(DueFigures a, DueFigures b) {
    return new DueFigures(
        a.due() + b.due(),
        a.met() + b.met(),
        a.late() + b.late(),
        a.overdue() + b.overdue(),
        a.lapsed() + b.lapsed(),
        a.missed() + b.missed(),
        a.unknown() + b.unknown());
  }

  @Test
  void everyAlertIsTheOraclesKindByKindAndSequenceBySequence() {
    List<String> actual =
        alerts.stream()
            .map(
                alert ->
                    line(
                        alert.getObligationId(),
                        alert.getSequence(),
                        alert.getKind(),
                        alert.getTeam(),
                        alert.getCaseworker(),
                        Instant.ofEpochMilli(alert.getDue()),
                        Instant.ofEpochMilli(alert.getClock()),
                        alert.getRetracts()))
            .sorted()
            .toList();
    List<String> expected = new ArrayList<>();
    Map<CaseId, List<Fact>> cases = facts.stream().collect(Collectors.groupingBy(Fact::caseKey));
    for (List<Fact> ofCase : cases.values()) {
      Oracle.alerts(ofCase, steps(ofCase))
          .forEach(
              alert ->
                  expected.add(
                      line(
                          alert.obligationId(),
                          alert.sequence(),
                          alert.kind(),
                          alert.team(),
                          alert.caseworker(),
                          alert.due(),
                          alert.clock(),
                          alert.retracts())));
    }
    Collections.sort(expected);
    assertThat(expected).hasSizeGreaterThan(300);
    assertThat(actual).containsExactlyElementsOf(expected);
  }

  /**
   * Of the full hours, which hold all local midnights, those before which something may have
   * changed; and the end.
   */
  private static List<Instant> steps(Collection<Fact> ofCase) {
    TreeSet<Long> registrations = new TreeSet<>();
    ofCase.forEach(fact -> registrations.add(fact.registeredAt().epochMilli()));
    TreeMap<Long, Instant> steps = new TreeMap<>();
    for (long known : registrations) {
      List<Fact> then =
          ofCase.stream().filter(fact -> fact.registeredAt().epochMilli() <= known).toList();
      for (Instant instant : Clocks.of(then)) {
        long hour = -Math.floorDiv(-instant.toEpochMilli(), HOUR) * HOUR;
        if (hour >= registrations.first() && hour < END.toEpochMilli()) {
          steps.put(hour, Instant.ofEpochMilli(hour));
        }
      }
    }
    steps.put(END.toEpochMilli(), END);
    return new ArrayList<>(steps.values());
  }

  private static List<Long> counts(OracleCounts c) {
    return List.of(
        (long) c.met(),
        (long) c.late(),
        (long) c.overdue(),
        (long) c.lapsed(),
        (long) c.missed(),
        (long) c.unknown());
  }

  private static String line(Object... fields) {
    List<String> texts = new ArrayList<>();
    for (Object field : fields) {
      texts.add(String.valueOf(field));
    }
    return String.join(" ", texts);
  }
}
