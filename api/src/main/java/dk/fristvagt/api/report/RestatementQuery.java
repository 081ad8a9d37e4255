package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.PeriodKind;
import java.time.LocalDate;

/**
 * Which restatements are wanted.
 *
 * @param from the first period wanted is the one that holds this local date; null for no limit
 * @param to the last period wanted is the one that holds this local date; null for no limit
 * @param period {@code MONTH}, {@code QUARTER} or {@code YEAR}: figures close by the month
 */
public record RestatementQuery(
    GroupFilter filter, LocalDate from, LocalDate to, PeriodKind period, Grouping by) {

  /** Everything by team and month. */
  public static final RestatementQuery DEFAULT =
      new RestatementQuery(GroupFilter.ALL, null, null, PeriodKind.MONTH, Grouping.TEAM);

  /**
   * @throws IllegalArgumentException for days and weeks
   */
  public RestatementQuery {
    if (period == PeriodKind.DAY || period == PeriodKind.WEEK) {
      throw new IllegalArgumentException("figures close by the month");
    }
  }

  /** The first day wanted, or null. */
  LocalDate firstDay() {
    return from == null ? null : period.firstDay(from);
  }

  /** The last day wanted, or null. */
  LocalDate lastDay() {
    return to == null ? null : period.lastDay(to);
  }
}
