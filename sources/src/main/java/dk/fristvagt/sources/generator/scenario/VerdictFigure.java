package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.rules.compliance.Verdict;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;

/**
 * What a scenario says of a rule in one period, due basis, at its cut-off.
 *
 * @param team null for the municipality
 * @param period {@code 2021-04} or {@code 2008}
 * @param target in percent, in force on the period's last day
 */
public record VerdictFigure(String rule, String team, String period, int target, Verdict verdict) {

  private static final int YEAR_LENGTH = 4;

  /** The period's first local day. */
  public LocalDate firstDay() {
    return isYear() ? Year.parse(period).atDay(1) : YearMonth.parse(period).atDay(1);
  }

  /** The period's last local day. */
  public LocalDate lastDay() {
    return isYear()
        ? Year.parse(period).atMonth(12).atEndOfMonth()
        : YearMonth.parse(period).atEndOfMonth();
  }

  /** Whether it is about a whole year. */
  public boolean isYear() {
    return period.length() == YEAR_LENGTH;
  }
}
