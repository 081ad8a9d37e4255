package dk.fristvagt.api.http;

import dk.fristvagt.rules.compliance.PeriodKind;
import java.time.LocalDate;
import java.util.Locale;

/**
 * The parameters {@code from}, {@code to} and {@code period} of figures that are kept by the month.
 *
 * @param from null for no limit
 * @param to null for no limit
 */
record PeriodRange(LocalDate from, LocalDate to, PeriodKind period) {

  private static final PeriodKind[] OF_MONTHS = {
    PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR
  };

  /**
   * @throws ProblemException when one of them is wrong
   */
  static PeriodRange of(QueryParameters parameters) {
    LocalDate from = parameters.date("from");
    LocalDate to = parameters.date("to");
    if (from != null && to != null && from.isAfter(to)) {
      throw ProblemException.badParameter(
          "to", "Må ikke ligge før 'from'.", "Must not lie before 'from'.");
    }
    return new PeriodRange(
        from,
        to,
        parameters.choice(
            "period", OF_MONTHS, kind -> kind.name().toLowerCase(Locale.ROOT), PeriodKind.MONTH));
  }
}
