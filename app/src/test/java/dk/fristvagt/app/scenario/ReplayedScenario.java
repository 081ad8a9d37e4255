package dk.fristvagt.app.scenario;

import dk.fristvagt.api.report.Basis;
import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.ComplianceRow;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.ObligationRow;
import dk.fristvagt.api.report.StatusReport;
import dk.fristvagt.app.replay.Replay;
import dk.fristvagt.app.replay.ReplaySettings;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.TickRule;
import dk.fristvagt.sources.generator.NdjsonWriter;
import dk.fristvagt.sources.generator.scenario.FigureQuery;
import dk.fristvagt.sources.generator.scenario.Scenario;
import dk.fristvagt.sources.generator.scenario.VerdictFigure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A scenario written to a file and replayed through broker, registry and streams. */
final class ReplayedScenario {

  private final Scenario scenario;
  private final Path file;
  private final List<Fact> facts = new ArrayList<>();
  private List<ObligationRow> obligations;
  private StatusReport status;
  private List<ComplianceRow> months;
  private List<ComplianceRow> years;

  ReplayedScenario(Scenario scenario, Path directory) throws IOException {
    this.scenario = scenario;
    this.file = directory.resolve(scenario.description().name() + ".ndjson");
    write();
    replay();
  }

  private void write() throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        NdjsonWriter writer = new NdjsonWriter(out)) {
      Iterator<Fact> all = scenario.facts(scenario.ordinarySeed());
      while (all.hasNext()) {
        Fact fact = all.next();
        facts.add(fact);
        writer.write(fact);
      }
    }
  }

  private void replay() throws IOException {
    ReplaySettings settings =
        new ReplaySettings(
            List.of(file),
            Optional.of(scenario.description().cutOff()),
            TickRule.every(Duration.ofDays(7), List.of(MunicipalCalendar.COPENHAGEN)),
            scenario.catalogue(),
            2);
    try (StopSignal stop = StopSignal.ofJob();
        Replay replay = Replay.run(settings, Progress.SILENT, stop)) {
      obligations = replay.obligations();
      status = replay.status();
      months = replay.compliance(query(PeriodKind.MONTH, Grouping.MUNICIPALITY)).rows();
      years = replay.compliance(query(PeriodKind.YEAR, Grouping.TEAM)).rows();
    }
  }

  private static ComplianceQuery query(PeriodKind period, Grouping by) {
    return new ComplianceQuery(GroupFilter.ALL, null, null, period, Basis.DUE, by);
  }

  Path file() {
    return file;
  }

  List<Fact> facts() {
    return facts;
  }

  long count(FigureQuery query) {
    if (query instanceof FigureQuery.OpenCases) {
      return status.gauges().openCases();
    }
    if (query instanceof FigureQuery.ChildrenWithMeasure) {
      return status.gauges().childrenWithMeasure();
    }
    FigureQuery.Obligations of = (FigureQuery.Obligations) query;
    Set<String> within = new HashSet<>();
    for (ObligationRow row : obligations) {
      if (row.rule().equals(of.within()) && row.status() == ObligationStatus.MET) {
        within.add(row.id().substring(of.within().length()));
      }
    }
    return obligations.stream()
        .filter(row -> row.rule().equals(of.rule()) && of.statuses().contains(row.status()))
        .filter(row -> isIn(day(row.start()), of.startFrom(), of.startTo()))
        // A calendar deadline's instant is the start of the day after its last.
        .filter(row -> isIn(day(row.due().minusMillis(1)), of.dueFrom(), of.dueTo()))
        .filter(
            row -> of.within() == null || within.contains(row.id().substring(of.rule().length())))
        .count();
  }

  /** What the system itself says of a rule in a period. */
  ComplianceRow row(VerdictFigure verdict) {
    List<ComplianceRow> rows = verdict.isYear() ? years : months;
    return rows.stream()
        .filter(row -> row.rule().equals(verdict.rule()) && row.period().equals(verdict.period()))
        .filter(row -> verdict.team() == null || row.team().equals(verdict.team()))
        .findAny()
        .orElseThrow(() -> new AssertionError("no row for " + verdict));
  }

  /** The sum over the months of a rule: due, met, not met. */
  long[] sums(String rule) {
    long[] sums = new long[2];
    for (ComplianceRow row : months) {
      if (row.rule().equals(rule)) {
        sums[0] += row.due();
        sums[1] += row.met();
      }
    }
    return sums;
  }

  private static LocalDate day(Instant instant) {
    return instant.atZone(MunicipalCalendar.COPENHAGEN).toLocalDate();
  }

  private static boolean isIn(LocalDate day, LocalDate from, LocalDate to) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
