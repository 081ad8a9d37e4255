package dk.fristvagt.rules.oracle;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/** Danish local days and working days. */
final class DanishDays {

  static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  private DanishDays() {}

  static LocalDate dateOf(Instant instant) {
    return instant.atZone(ZONE).toLocalDate();
  }

  static Instant startOf(LocalDate date) {
    return date.atStartOfDay(ZONE).toInstant();
  }

  /** The first instant that is no longer on {@code date}. */
  static Instant endOf(LocalDate date) {
    return startOf(date.plusDays(1));
  }

  /** Easter Sunday by the "Anonymous Gregorian" computus (Meeus, Jones, Butcher). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = b / 4;
    int e = b % 4;
    int f = (b + 8) / 25;
    int g = (b - f + 1) / 3;
    int h = (19 * a + b - d - g + 15) % 30;
    int i = c / 4;
    int k = c % 4;
    int l = (32 + 2 * e + 2 * i - h - k) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31;
    int day = (h + l - 7 * m + 114) % 31 + 1;
    return LocalDate.of(year, month, day);
  }

  static boolean isHoliday(LocalDate date) {
    int year = date.getYear();
    LocalDate easter = easter(year);
    Set<LocalDate> holidays =
        Set.of(
            LocalDate.of(year, 1, 1),
            easter.minusDays(3), // Maundy Thursday
            easter.minusDays(2), // Good Friday
            easter.plusDays(1), // Easter Monday
            easter.plusDays(39), // Ascension Day
            easter.plusDays(50), // Whit Monday
            LocalDate.of(year, 12, 25),
            LocalDate.of(year, 12, 26));
    boolean greatPrayerDay = year <= 2023 && date.equals(easter.plusDays(26));
    return holidays.contains(date) || greatPrayerDay;
  }

  static boolean isWorkingDay(LocalDate date) {
    return date.getDayOfWeek() != DayOfWeek.SATURDAY
        && date.getDayOfWeek() != DayOfWeek.SUNDAY
        && !isHoliday(date);
  }

  static LocalDate plusWorkingDays(LocalDate date, int count) {
    LocalDate day = date;
    int counted = 0;
    while (counted < count) {
      day = day.plusDays(1);
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return day;
  }

  static LocalDate minusWorkingDays(LocalDate date, int count) {
    LocalDate day = date;
    int counted = 0;
    while (counted < count) {
      day = day.minusDays(1);
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return day;
  }
}
