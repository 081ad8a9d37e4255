package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.evaluation.CaseHistory;
import dk.fristvagt.rules.evaluation.CaseSummary;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The same figure is the same number wherever it shows, whatever the history. */
class GaugesAgreeTest {

  private final Calendars calendars = Calendars.danish(false);
  private final Reports reports = new Reports(BuiltInCatalogues.dkChildServices(), calendars);

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofSeveralCases();
  }

  @Provide
  Arbitrary<PeriodKind> periods() {
    return Arbitraries.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR);
  }

  @Property(tries = 300)
  void periodsAddUpToTheClockAndToTheStatus(
      @ForAll("histories") List<Fact> records,
      @ForAll("periods") PeriodKind kind,
      @ForAll @IntRange(min = 0, max = 10_000) int pick) {
    List<Instant> clocks = Clocks.of(records);
    long clock = clocks.get(pick % clocks.size()).toEpochMilli();
    ViewSnapshot snapshot = snapshot(records, clock);
    GaugesReport report =
        reports.gauges(
            snapshot, new GaugesQuery(GroupFilter.ALL, null, null, kind), Population.NONE);

    for (GaugesReport.Standing standing : report.atClock()) {
      List<GaugesReport.Period> periods =
          report.periods().stream()
              .filter(period -> period.municipality().equals(standing.municipality()))
              .toList();
      long open = 0;
      for (GaugesReport.Period period : periods) {
        open += period.opened() - period.closed();
        assertThat(period.openAtEnd()).as(period.period()).isEqualTo(open);
        assertThat(period.caseworkersLeft()).isBetween(0L, period.caseworkersAtStart());
      }
      assertThat(open).isEqualTo(standing.openCases());
      assertThat(standing.teams().stream().mapToLong(GaugesReport.Team::openCases).sum())
          .isEqualTo(standing.openCases());
      assertThat(
              standing.unassigned()
                  + report.caseload().stream()
                      .filter(load -> load.municipality().equals(standing.municipality()))
                      .mapToLong(GaugesReport.Caseload::cases)
                      .sum())
          .isEqualTo(standing.openCases());
    }
    Gauges status = reports.status(snapshot, GroupFilter.ALL, false).gauges();
    assertThat(report.atClock().stream().mapToLong(GaugesReport.Standing::openCases).sum())
        .isEqualTo(status.openCases());
    assertThat(
            report.atClock().stream().mapToLong(GaugesReport.Standing::childrenWithMeasure).sum())
        .isEqualTo(status.childrenWithMeasure());
  }

  private ViewSnapshot snapshot(List<Fact> records, long clock) {
    PartitionViewBuilder builder = new PartitionViewBuilder(0);
    Map<CaseId, List<Fact>> cases = records.stream().collect(Collectors.groupingBy(Fact::caseKey));
    cases.forEach(
        (id, ofCase) -> {
          CaseSummary summary =
              CaseSummary.of(CaseHistory.at(ofCase, clock), calendars.of(id.municipality()), clock);
          builder.gauge(
              id.municipality() + '/' + id.caseId(),
              new CaseGauge(
                  id.municipality(),
                  id.caseId(),
                  summary.open(),
                  summary.target(),
                  summary.holder().team(),
                  summary.holder().caseworker(),
                  List.copyOf(summary.childrenWithMeasure()),
                  summary.runningAssessments()));
          builder.notifications(id.municipality(), Map.of(), summary.notifications());
          builder.flows(id.municipality(), Map.of(), summary.flows());
        });
    return new ViewSnapshot(List.of(builder.at(clock)), 1);
  }
}
