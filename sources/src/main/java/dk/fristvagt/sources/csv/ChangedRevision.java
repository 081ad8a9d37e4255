package dk.fristvagt.sources.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/**
 * A revision from when the row was last changed: the seconds since 2000-01-01T00:00Z, so that an
 * unchanged row has the same revision in every export and a changed one a higher. 0 before 2000 and
 * where the row says nothing.
 */
record ChangedRevision(Value changed, ZoneId zone) implements Value {

  private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  @Override
  public Object of(Row row) {
    Object value = changed.of(row);
    if (!(value instanceof String text)) {
      return value;
    }
    try {
      long second =
          text.length() == 10
              ? LocalDate.parse(text).atStartOfDay(zone).toEpochSecond()
              : OffsetDateTime.parse(text).toEpochSecond();
      return Math.max(0, second - EPOCH);
    } catch (DateTimeException e) {
      return Row.BAD;
    }
  }
}
