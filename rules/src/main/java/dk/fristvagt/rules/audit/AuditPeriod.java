package dk.fristvagt.rules.audit;

import dk.fristvagt.rules.compliance.PeriodKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A month or a quarter.
 *
 * @param firstDay its first local day
 */
public record AuditPeriod(PeriodKind kind, LocalDate firstDay) {

  private static final Pattern QUARTER = Pattern.compile("([0-9]{4})-Q([1-4])");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-[0-9]{2}");
  private static final int MONTHS_OF_A_QUARTER = 3;

  /**
   * Reads {@code 2021-03} or {@code 2021-Q1}.
   *
   * @throws DateTimeException when the text is neither
   */
  public static AuditPeriod parse(String text) {
    Matcher quarter = QUARTER.matcher(text);
    if (quarter.matches()) {
      int month = MONTHS_OF_A_QUARTER * (Integer.parseInt(quarter.group(2)) - 1) + 1;
      return new AuditPeriod(
          PeriodKind.QUARTER, LocalDate.of(Integer.parseInt(quarter.group(1)), month, 1));
    }
    if (MONTH.matcher(text).matches()) {
      return new AuditPeriod(PeriodKind.MONTH, YearMonth.parse(text).atDay(1));
    }
    throw new DateTimeException("neither a month nor a quarter");
  }

  /** {@code 2021-03} or {@code 2021-Q1}. */
  public String label() {
    return kind.label(firstDay);
  }
}
