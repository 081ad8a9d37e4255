package dk.fristvagt.rules.calendar;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Danish working days: Monday to Friday less the public holidays (Great Prayer Day up to and
 * including 2023, Lov om konsekvenser ved afskaffelsen af store bededag som helligdag, nr. 214 of
 * 2023); optionally Saturday too.
 *
 * <p>Thread-safe; a year's holidays are worked out once.
 */
public final class WorkingDayCalendar {

  private static final HolidayManager DENMARK =
      HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.DENMARK));

  private final boolean saturday;
  private final ConcurrentMap<Integer, BitSet> holidaysByYear = new ConcurrentHashMap<>();

  /**
   * @param saturday whether Saturday is a working day
   */
  public WorkingDayCalendar(boolean saturday) {
    this.saturday = saturday;
  }

  /** Whether the day is a working day. */
  public boolean isWorkingDay(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    if (weekday == DayOfWeek.SUNDAY || (weekday == DayOfWeek.SATURDAY && !saturday)) {
      return false;
    }
    return !holidaysByYear
        .computeIfAbsent(day.getYear(), WorkingDayCalendar::holidays)
        .get(day.getDayOfYear());
  }

  /**
   * Which public holiday a day is, by the key of the holiday calendar ({@code NEW_YEAR}, {@code
   * christian.GOOD_FRIDAY}); empty where it is none.
   */
  public Optional<String> holidayKey(LocalDate day) {
    return DENMARK.getHolidays(Year.of(day.getYear())).stream()
        .filter(holiday -> holiday.getDate().equals(day))
        .map(Holiday::getPropertiesKey)
        .sorted()
        .findFirst();
  }

  /** The n-th working day after a day, which itself never counts. */
  public LocalDate plusWorkingDays(LocalDate day, int n) {
    return step(day, n, 1);
  }

  /** The n-th working day before a day, which itself never counts. */
  public LocalDate minusWorkingDays(LocalDate day, int n) {
    return step(day, n, -1);
  }

  /** The day itself where it is a working day, else the next that is. */
  public LocalDate nextOrSame(LocalDate day) {
    LocalDate next = day;
    while (!isWorkingDay(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  private LocalDate step(LocalDate day, int n, int direction) {
    LocalDate current = day;
    for (int left = n; left > 0; ) {
      current = current.plusDays(direction);
      if (isWorkingDay(current)) {
        left--;
      }
    }
    return current;
  }

  private static BitSet holidays(int year) {
    BitSet days = new BitSet();
    for (Holiday holiday : DENMARK.getHolidays(Year.of(year))) {
      days.set(holiday.getDate().getDayOfYear());
    }
    return days;
  }
}
