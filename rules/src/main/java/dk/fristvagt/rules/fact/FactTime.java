package dk.fristvagt.rules.fact;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * A time as a case system states it: an instant, or a local date without a clock time.
 *
 * @param epochMilli ms since 1970-01-01T00:00Z; of a date, the start of that local day
 * @param datePrecision true when only the date is known
 * @param text the time as it was written, which identity ties are broken by
 */
public record FactTime(long epochMilli, boolean datePrecision, String text) {

  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  /**
   * Reads {@code 2021-03-01} or {@code 2021-03-01T10:15:00+01:00}; what is finer than a millisecond
   * is cut off.
   *
   * @param zone where a date's day starts
   * @throws DateTimeException when the text is neither, names no real day, has no offset, or lies
   *     outside the years 1 to 9999
   */
  public static FactTime parse(String text, ZoneId zone) {
    if (text.length() == 10) {
      LocalDate date = LocalDate.parse(text, DateTimeFormatter.ISO_LOCAL_DATE);
      requireYear(date.getYear());
      return new FactTime(date.atStartOfDay(zone).toInstant().toEpochMilli(), true, text);
    }
    OffsetDateTime time = OffsetDateTime.parse(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    requireYear(time.getYear());
    return new FactTime(time.toInstant().toEpochMilli(), false, text);
  }

  /** The instant {@code epochMilli} with clock precision, written in UTC. */
  public static FactTime ofInstant(long epochMilli) {
    return new FactTime(epochMilli, false, Instant.ofEpochMilli(epochMilli).toString());
  }

  private static void requireYear(int year) {
    if (year < FIRST_YEAR || year > LAST_YEAR) {
      throw new DateTimeException("year out of range");
    }
  }
}
