package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The local date of a clock in each municipality. For one thread. */
final class LocalToday {

  private static final int DAYS = 30;

  private final Calendars calendars;
  private final long clock;
  private final Map<String, LocalDate> byMunicipality = new HashMap<>();

  LocalToday(Calendars calendars, long clock) {
    this.calendars = calendars;
    this.clock = clock;
  }

  MunicipalCalendar calendar(String municipality) {
    return calendars.of(municipality);
  }

  LocalDate in(String municipality) {
    return byMunicipality.computeIfAbsent(
        municipality, code -> calendars.of(code).localDate(clock));
  }

  /** The date where the municipality has no zone of its own. */
  LocalDate common() {
    return in("");
  }

  boolean isThisMonth(String municipality, LocalDate day) {
    LocalDate today = in(municipality);
    return day.getYear() == today.getYear() && day.getMonth() == today.getMonth();
  }

  boolean isLast30Days(String municipality, LocalDate day) {
    LocalDate today = in(municipality);
    return !day.isAfter(today) && day.isAfter(today.minusDays(DAYS));
  }

  LocalDate firstOfLast30Days(String municipality) {
    return in(municipality).minusDays(DAYS - 1L);
  }

  /** No day of either window lies before this one, whatever the zone. */
  LocalDate earliest() {
    // Zones differ by a day at most, and a month may have 31 days.
    return common().minusDays(DAYS + 2);
  }
}
