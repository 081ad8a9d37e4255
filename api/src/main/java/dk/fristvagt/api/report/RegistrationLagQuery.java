package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.PeriodKind;
import java.time.LocalDate;

/**
 * Which registration lags are wanted.
 *
 * @param filter of municipalities and teams; rules and caseworkers have no lags of their own
 * @param from the first period wanted is the one that holds this local date; null for no limit
 * @param to the last period wanted is the one that holds this local date; null for no limit
 * @param period {@code MONTH}, {@code QUARTER} or {@code YEAR}
 * @param by {@code TEAM}, or {@code MUNICIPALITY} for all its teams together
 */
public record RegistrationLagQuery(
    GroupFilter filter, LocalDate from, LocalDate to, PeriodKind period, Grouping by) {

  /** Everything by team and month. */
  public static final RegistrationLagQuery DEFAULT =
      new RegistrationLagQuery(GroupFilter.ALL, null, null, PeriodKind.MONTH, Grouping.TEAM);

  /**
   * @throws IllegalArgumentException for days, weeks and caseworkers
   */
  public RegistrationLagQuery {
    if (period == PeriodKind.DAY || period == PeriodKind.WEEK || by == Grouping.CASEWORKER) {
      throw new IllegalArgumentException("lags are kept by team and month");
    }
  }
}
