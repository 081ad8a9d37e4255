package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.PeriodKind;
import java.time.LocalDate;

/**
 * Which compliance rows are wanted.
 *
 * <p>{@code from} and {@code to} choose periods and never cut one: a row always says the figures of
 * its whole period.
 *
 * @param from the first period wanted is the one that holds this local date; null for no limit
 * @param to the last period wanted is the one that holds this local date; null for no limit
 */
public record ComplianceQuery(
    GroupFilter filter, LocalDate from, LocalDate to, PeriodKind period, Basis basis, Grouping by) {

  /** Everything by team and month, due basis. */
  public static final ComplianceQuery DEFAULT =
      new ComplianceQuery(GroupFilter.ALL, null, null, PeriodKind.MONTH, Basis.DUE, Grouping.TEAM);

  /** The first day wanted, or null. */
  LocalDate firstDay() {
    return from == null ? null : period.firstDay(from);
  }

  /** The last day wanted, or null. */
  LocalDate lastDay() {
    return to == null ? null : period.lastDay(to);
  }
}
