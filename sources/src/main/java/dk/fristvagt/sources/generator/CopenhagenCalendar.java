package dk.fristvagt.sources.generator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.BitSet;

/**
 * Local days, clock times and office days in Europe/Copenhagen, from tables.
 *
 * <p>A day is its epoch day, an instant its epoch second. Holds for the years {@value #FIRST_YEAR}
 * to {@value #LAST_YEAR}, both inclusive. Immutable and thread-safe.
 */
final class CopenhagenCalendar {

  static final int FIRST_YEAR = 1940;
  static final int LAST_YEAR = 2160;
  static final CopenhagenCalendar INSTANCE = new CopenhagenCalendar();

  private static final int OPENS = 8 * 3600;
  private static final int CLOSES = 16 * 3600;
  private static final int DAY_SECONDS = 86_400;

  /** No local time of Denmark in these years is further ahead of UTC. */
  private static final int LARGEST_OFFSET = 2 * 3600;

  private final ZoneRules rules = ZoneId.of("Europe/Copenhagen").getRules();
  private final int firstDay = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
  private final long[] dayStarts;
  private final int[] offsets;
  private final BitSet officeDays = new BitSet();

  private CopenhagenCalendar() {
    int days = (int) LocalDate.of(LAST_YEAR + 1, 1, 2).toEpochDay() - firstDay;
    dayStarts = new long[days];
    offsets = new int[days];
    for (int i = 0; i < days; i++) {
      LocalDate date = LocalDate.ofEpochDay(firstDay + i);
      offsets[i] = rules.getOffset(date.atStartOfDay()).getTotalSeconds();
      dayStarts[i] = date.toEpochDay() * DAY_SECONDS - offsets[i];
      officeDays.set(i, isOfficeDate(date));
    }
  }

  /** The first instant of that local day. */
  long startOf(int day) {
    return dayStarts[day - firstDay];
  }

  /** That time of the local clock; a time that summer time skips is moved on by its hour. */
  long at(int day, int secondOfDay) {
    int i = day - firstDay;
    if (offsets[i] == offsets[i + 1]) {
      return dayStarts[i] + secondOfDay;
    }
    LocalDateTime local = LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds(secondOfDay);
    return local.toEpochSecond(rules.getOffset(local));
  }

  /** The local day of an instant. */
  int dayOf(long epochSecond) {
    int day = (int) Math.floorDiv(epochSecond + LARGEST_OFFSET, (long) DAY_SECONDS);
    return epochSecond < startOf(day) ? day - 1 : day;
  }

  int secondOfDay(long epochSecond) {
    return (int) Math.floorMod(epochSecond + offsetAt(epochSecond), (long) DAY_SECONDS);
  }

  /** Whether somebody is at work: no weekend, no holiday, not 24 or 31 December. */
  boolean isOfficeDay(int day) {
    return officeDays.get(day - firstDay);
  }

  /** That day or the next one with somebody at work. */
  int officeDayFrom(int day) {
    return officeDays.nextSetBit(day - firstDay) + firstDay;
  }

  /** That day or the latest before it with somebody at work. */
  int officeDayUpTo(int day) {
    return officeDays.previousSetBit(day - firstDay) + firstDay;
  }

  /** The nth office day after that day; with 0 that day itself or the next. */
  int officeDaysAfter(int day, int count) {
    int reached = count == 0 ? officeDayFrom(day) : day;
    for (int i = 0; i < count; i++) {
      reached = officeDayFrom(reached + 1);
    }
    return reached;
  }

  /** Some minute of opening hours on that day or the next office day. */
  long inOfficeHours(int day, SplitMix random) {
    return at(officeDayFrom(day), random.between(OPENS / 60, CLOSES / 60 - 1) * 60);
  }

  boolean isInOfficeHours(long epochSecond) {
    int second = secondOfDay(epochSecond);
    return second >= OPENS && second < CLOSES && isOfficeDay(dayOf(epochSecond));
  }

  /** That day, {@code months} months on, as {@link LocalDate#plusMonths} has it. */
  int plusMonths(int day, int months) {
    return (int) LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
  }

  /** {@code 2021-03-01}. */
  String date(int day) {
    StringBuilder out = new StringBuilder(10);
    appendDate(LocalDate.ofEpochDay(day), out);
    return out.toString();
  }

  /** {@code 2021-03-01T10:15:00+01:00}. */
  String instant(long epochSecond) {
    int offset = offsetAt(epochSecond);
    long local = epochSecond + offset;
    int second = (int) Math.floorMod(local, (long) DAY_SECONDS);
    StringBuilder out = new StringBuilder(25);
    appendDate(LocalDate.ofEpochDay(Math.floorDiv(local, (long) DAY_SECONDS)), out);
    out.append('T');
    twoDigits(second / 3600, out);
    out.append(':');
    twoDigits(second / 60 % 60, out);
    out.append(':');
    twoDigits(second % 60, out);
    out.append(offset == 3600 ? "+01:00" : ZoneOffset.ofTotalSeconds(offset).getId());
    return out.toString();
  }

  private int offsetAt(long epochSecond) {
    int i = dayOf(epochSecond) - firstDay;
    return offsets[i] == offsets[i + 1]
        ? offsets[i]
        : rules.getOffset(Instant.ofEpochSecond(epochSecond)).getTotalSeconds();
  }

  private static void appendDate(LocalDate date, StringBuilder out) {
    out.append(date.getYear()).append('-');
    twoDigits(date.getMonthValue(), out);
    out.append('-');
    twoDigits(date.getDayOfMonth(), out);
  }

  private static void twoDigits(int value, StringBuilder out) {
    out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  private static boolean isOfficeDate(LocalDate date) {
    if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return false;
    }
    int monthAndDay = date.getMonthValue() * 100 + date.getDayOfMonth();
    if (monthAndDay == 101 || (monthAndDay >= 1224 && monthAndDay <= 1226) || monthAndDay == 1231) {
      return false;
    }
    long fromEaster = date.toEpochDay() - easter(date.getYear()).toEpochDay();
    boolean greatPrayerDay = fromEaster == 26 && date.getYear() <= 2023;
    return !(fromEaster == -3
        || fromEaster == -2
        || fromEaster == 1
        || greatPrayerDay
        || fromEaster == 39
        || fromEaster == 50);
  }

  /** Easter Sunday by the anonymous Gregorian computus (Meeus, Jones, Butcher). */
  private static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return LocalDate.of(year, f / 31, f % 31 + 1);
  }
}
