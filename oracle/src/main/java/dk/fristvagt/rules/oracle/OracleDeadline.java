package dk.fristvagt.rules.oracle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;

/**
 * When something is due.
 *
 * @param due the exclusive bound (inclusive for a precondition whose trigger has a clock time)
 * @param warnAt null where there is no warning
 * @param day the local date that says which period it is due in
 */
record OracleDeadline(Instant due, Instant warnAt, LocalDate day) {

  /**
   * From a start, by the length and the warning as they are written ({@code PT24H}, {@code 6WD},
   * {@code P4M}).
   */
  static OracleDeadline of(Instant start, boolean datePrecision, String length, String warn) {
    LocalDate startDate = DanishDays.dateOf(start);
    if (length.startsWith("PT")) {
      Instant from = datePrecision ? DanishDays.endOf(startDate) : start;
      Instant due = from.plus(Duration.parse(length));
      return new OracleDeadline(
          due, warn == null ? null : due.minus(Duration.parse(warn)), DanishDays.dateOf(due));
    }
    if (length.endsWith("WD")) {
      return ofLastDay(DanishDays.plusWorkingDays(startDate, workingDays(length)), warn);
    }
    return ofLastDay(startDate.plus(Period.parse(length)), warn);
  }

  static OracleDeadline ofLastDay(LocalDate lastDay, String warn) {
    Instant warnAt = null;
    if (warn != null) {
      LocalDate warnDay =
          warn.endsWith("WD")
              ? DanishDays.minusWorkingDays(lastDay, workingDays(warn))
              : lastDay.minus(Period.parse(warn));
      warnAt = DanishDays.endOf(warnDay);
    }
    return new OracleDeadline(DanishDays.endOf(lastDay), warnAt, lastDay);
  }

  private static int workingDays(String written) {
    return Integer.parseInt(written.substring(0, written.length() - 2));
  }
}
