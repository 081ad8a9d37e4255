package dk.fristvagt.app.command;

import dk.fristvagt.api.report.Basis;
import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.GaugesQuery;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.RegistrationLagQuery;
import dk.fristvagt.api.report.RestatementQuery;
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
          "Of compliance, restatement, registration-lag and targets, one of"
              + " ${COMPLETION-CANDIDATES} (default: team; of targets: municipality). Targets and"
              + " registration-lag never by caseworker.")
  private By by;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      defaultValue = "month",
      description =
          "Of compliance, restatement, registration-lag and gauges, one of ${COMPLETION-CANDIDATES}"
              + " (default: ${DEFAULT-VALUE}); only of compliance shorter than a month.")
  private Period period;

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      defaultValue = "due",
      description = "Of compliance, one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private On basis;

  /**
   * @throws IllegalArgumentException by days or weeks
   */
  RestatementQuery restatement() {
    return new RestatementQuery(
        GroupFilter.ALL, null, null, months("restatement"), group().grouping);
  }

  /**
   * @throws IllegalArgumentException by days or weeks, or by caseworker
   */
  RegistrationLagQuery registrationLag() {
    if (by == By.CASEWORKER) {
      throw new IllegalArgumentException(
          "--report registration-lag needs --by team or municipality");
    }
    return new RegistrationLagQuery(
        GroupFilter.ALL, null, null, months("registration-lag"), group().grouping);
  }

  ComplianceQuery query() {
    return new ComplianceQuery(
        GroupFilter.ALL, null, null, period.kind, basis.basis, group().grouping);
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

  private By group() {
    return by == null ? By.TEAM : by;
  }

  private PeriodKind months(String report) {
    if (period == Period.DAY || period == Period.WEEK) {
      throw new IllegalArgumentException(
          "--report " + report + " needs --period month, quarter or year");
    }
    return period.kind;
  }
}
