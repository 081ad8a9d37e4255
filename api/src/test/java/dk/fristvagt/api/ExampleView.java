package dk.fristvagt.api;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.restatement.RestatementReason;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.RestatementKey;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/** Views for tests, made with the builder that the streams use. */
public final class ExampleView {

  private final PartitionViewBuilder builder;

  public ExampleView(int partition) {
    builder = new PartitionViewBuilder(partition);
  }

  public ExampleView live(ExampleObligation... obligations) {
    for (ExampleObligation obligation : obligations) {
      builder.replace(null, obligation.build());
    }
    return this;
  }

  public ExampleView replace(Obligation before, Obligation after) {
    builder.replace(before, after);
    return this;
  }

  /** Figures that have not changed since their month closed. */
  public ExampleView due(String day, Group group, StatusCounts counts) {
    return due(day, group, counts, counts);
  }

  public ExampleView due(String day, Group group, StatusCounts now, StatusCounts atClose) {
    return figures(day, group, new DayFigures(now, atClose, 0, 0, Map.of()));
  }

  public ExampleView figures(String day, Group group, DayFigures figures) {
    builder.figures(new ComplianceKey(LocalDate.parse(day), group), figures);
    return this;
  }

  public ExampleView openCase(String caseId, String target, String team, String caseworker) {
    return gauge(new CaseGauge("0330", caseId, true, target, team, caseworker, List.of(), 0));
  }

  public ExampleView gauge(CaseGauge gauge) {
    builder.gauge(gauge.municipality() + '/' + gauge.caseId(), gauge);
    return this;
  }

  public ExampleView notifications(String municipality, String day, int n) {
    builder.notifications(municipality, Map.of(), Map.of(LocalDate.parse(day), n));
    return this;
  }

  public ExampleView catalogue(CatalogueInForce inForce) {
    builder.catalogue(inForce);
    return this;
  }

  /** Why a closed month changed; {@code 2021-03}. */
  public ExampleView restated(
      String month, Group group, RestatementReason reason, StatusCounts change) {
    builder.restatement(new RestatementKey(YearMonth.parse(month), group, reason), change);
    return this;
  }

  /** How many facts were registered how many days after they happened. */
  public ExampleView lags(
      String month, String municipality, String team, Map<Integer, Long> factsByDays) {
    builder.registrationLags(new LagKey(YearMonth.parse(month), municipality, team), factsByDays);
    return this;
  }

  /** What moved in cases of 0330, once: {@code 2021-03}, kind, team, caseworker, how often. */
  public ExampleView flow(String month, CaseFlow.Kind kind, String team, String caseworker, int n) {
    return flow("0330", month, kind, team, caseworker, n);
  }

  public ExampleView flow(
      String municipality,
      String month,
      CaseFlow.Kind kind,
      String team,
      String caseworker,
      int n) {
    builder.flows(
        municipality,
        Map.of(),
        Map.of(new CaseFlow(YearMonth.parse(month), kind, new Holder(team, caseworker)), n));
    return this;
  }

  public PartitionView at(String clock) {
    return builder.at(Instant.parse(clock).toEpochMilli());
  }
}
