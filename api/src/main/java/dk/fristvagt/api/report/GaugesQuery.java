package dk.fristvagt.api.report;

import dk.fristvagt.identity.Access;
import dk.fristvagt.rules.compliance.PeriodKind;
import java.time.LocalDate;

/**
 * Which gauges are wanted.
 *
 * <p>{@code from} and {@code to} choose periods and never cut one.
 *
 * @param from the first period wanted is the one that holds this local date; null for no limit
 * @param to the last period wanted is the one that holds this local date; null for no limit
 * @param named whose caseworkers may be named; nobody's loads are told where it is nothing
 * @param period {@link PeriodKind#MONTH}, {@link PeriodKind#QUARTER} or {@link PeriodKind#YEAR}
 */
public record GaugesQuery(
    GroupFilter filter, Access named, LocalDate from, LocalDate to, PeriodKind period) {

  /** Everything by month. */
  public static final GaugesQuery DEFAULT =
      new GaugesQuery(GroupFilter.ALL, null, null, PeriodKind.MONTH);

  /** By whoever may see everything. */
  public GaugesQuery(GroupFilter filter, LocalDate from, LocalDate to, PeriodKind period) {
    this(filter, Access.EVERYTHING, from, to, period);
  }

  /**
   * @throws IllegalArgumentException for days and weeks: cases' movements are kept by month
   */
  public GaugesQuery {
    if (period == PeriodKind.DAY || period == PeriodKind.WEEK) {
      throw new IllegalArgumentException("gauges are by month, quarter or year");
    }
  }
}
