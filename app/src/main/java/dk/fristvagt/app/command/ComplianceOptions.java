package dk.fristvagt.app.command;

import dk.fristvagt.api.report.Basis;
import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.GaugesQuery;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.TargetsQuery;
import dk.fristvagt.rules.compliance.PeriodKind;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the compliance report is made by. */
@Command
final class ComplianceOptions {

  /** {@link Grouping} by the names of the options. */
  enum By {
    TEAM(Grouping.TEAM),
    CASEWORKER(Grouping.CASEWORKER),
    MUNICIPALITY(Grouping.MUNICIPALITY);

    private final Grouping grouping;

    By(Grouping grouping) {
      this.grouping = grouping;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@link PeriodKind} by the names of the options. */
  enum Period {
    DAY(PeriodKind.DAY),
    WEEK(PeriodKind.WEEK),
    MONTH(PeriodKind.MONTH),
    QUARTER(PeriodKind.QUARTER),
    YEAR(PeriodKind.YEAR);

    private final PeriodKind kind;

    Period(PeriodKind kind) {
      this.kind = kind;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** {@link Basis} by the names of the options. */
  enum On {
    DUE(Basis.DUE),
    COMPLETED(Basis.COMPLETED);

    private final Basis basis;

    On(Basis basis) {
      this.basis = basis;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      description =
          "Of compliance and targets, one of ${COMPLETION-CANDIDATES} (default: team; of targets:"
              + " municipality, and never caseworker).")
  private By by;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      defaultValue = "month",
      description =
          "Of compliance and gauges, one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}); of gauges no"
              + " shorter than a month.")
  private Period period;

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      defaultValue = "due",
      description = "Of compliance, one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private On basis;

  ComplianceQuery query() {
    By group = by == null ? By.TEAM : by;
    return new ComplianceQuery(
        GroupFilter.ALL, null, null, period.kind, basis.basis, group.grouping);
  }

  /**
   * @throws IllegalArgumentException by caseworker
   */
  TargetsQuery targets() {
    return by == null ? TargetsQuery.DEFAULT : new TargetsQuery(GroupFilter.ALL, by.grouping);
  }

  /**
   * @throws IllegalArgumentException by days or weeks
   */
  GaugesQuery gauges() {
    return new GaugesQuery(GroupFilter.ALL, null, null, period.kind);
  }
}
