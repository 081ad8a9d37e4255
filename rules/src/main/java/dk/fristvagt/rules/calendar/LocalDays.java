package dk.fristvagt.rules.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Where the local days of a zone begin, from a table for the days that case histories hold and from
 * the zone's rules for all others. Immutable and thread-safe.
 *
 * <p>A case's evaluation asks for the day of an instant and the start of a day some hundred times;
 * the zone's transitions need not be searched for each.
 */
final class LocalDays {

  private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);
  private static final LocalDate AFTER_LAST = LocalDate.of(2070, 1, 1);
  private static final long MILLIS_PER_DAY = 86_400_000L;

  private static final ConcurrentMap<ZoneId, LocalDays> BY_ZONE = new ConcurrentHashMap<>();

  private final ZoneId zone;
  private final int firstEpochDay = Math.toIntExact(FIRST.toEpochDay());

  /** One more than there are days, so that each day has an end. */
  private final long[] starts;

  private final LocalDate[] days;

  private LocalDays(ZoneId zone) {
    this.zone = zone;
    int count = Math.toIntExact(AFTER_LAST.toEpochDay()) - firstEpochDay;
    this.starts = new long[count + 1];
    this.days = new LocalDate[count];
    for (int i = 0; i <= count; i++) {
      LocalDate day = LocalDate.ofEpochDay(firstEpochDay + (long) i);
      starts[i] = day.atStartOfDay(zone).toInstant().toEpochMilli();
      if (i < count) {
        days[i] = day;
      }
    }
  }

  static LocalDays in(ZoneId zone) {
    return BY_ZONE.computeIfAbsent(zone, LocalDays::new);
  }

  /** The local date on which the instant lies, ms since the epoch. */
  LocalDate dayOf(long epochMilli) {
    if (epochMilli < starts[0] || epochMilli >= starts[days.length]) {
      return LocalDate.ofInstant(Instant.ofEpochMilli(epochMilli), zone);
    }
    int guess = (int) ((epochMilli - starts[0]) / MILLIS_PER_DAY);
    // A changed offset moves the start of a day by hours: the guess is off by one at most, but in a
    // zone that skipped a whole day.
    for (int i = Math.max(0, guess - 1); i <= guess + 1 && i < days.length; i++) {
      if (starts[i] <= epochMilli && epochMilli < starts[i + 1]) {
        return days[i];
      }
    }
    return LocalDate.ofInstant(Instant.ofEpochMilli(epochMilli), zone);
  }

  /**
   * The first instant of a local day, which is not midnight's in every zone; ms since the epoch.
   */
  long startOf(LocalDate day) {
    long index = day.toEpochDay() - firstEpochDay;
    return index >= 0 && index < starts.length
        ? starts[(int) index]
        : day.atStartOfDay(zone).toInstant().toEpochMilli();
  }
}
