package dk.fristvagt.app.command;

import dk.fristvagt.api.report.Basis;
import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Grouping;
import dk.fristvagt.api.report.RegistrationLagQuery;
import dk.fristvagt.api.report.RestatementQuery;
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
      defaultValue = "team",
      description =
          "Of compliance, restatement and registration-lag, one of ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  private By by;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      defaultValue = "month",
      description =
          "Of compliance, restatement and registration-lag, one of ${COMPLETION-CANDIDATES} (default:"
              + " ${DEFAULT-VALUE}).")
  private Period period;

  @Option(
      names = "--basis",
      paramLabel = "BASIS",
      defaultValue = "due",
      description = "Of compliance, one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private On basis;

  /** Whether the period is one of whole months. */
  boolean isByMonths() {
    return period != Period.DAY && period != Period.WEEK;
  }

  boolean isByCaseworker() {
    return by == By.CASEWORKER;
  }

  /** Only where the period {@link #isByMonths}. */
  RestatementQuery restatementQuery() {
    return new RestatementQuery(GroupFilter.ALL, null, null, period.kind, by.grouping);
  }

  /** Only where the period {@link #isByMonths} and not {@link #isByCaseworker}. */
  RegistrationLagQuery registrationLagQuery() {
    return new RegistrationLagQuery(GroupFilter.ALL, null, null, period.kind, by.grouping);
  }

  ComplianceQuery query() {
    return new ComplianceQuery(GroupFilter.ALL, null, null, period.kind, basis.basis, by.grouping);
  }
}
