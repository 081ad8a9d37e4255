package dk.fristvagt.sources.generator;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * How the year breathes: how many notifications a day brings, and when the office is thinly manned.
 */
final class Season {

  /** January first. Schools and day care notify most; they are closed in July. */
  private static final double[] MONTHS = {
    1.05, 1.0, 1.1, 0.95, 1.08, 1.08, 0.55, 0.95, 1.1, 0.97, 1.12, 0.9
  };

  private static final double WEEKEND = 0.2;
  private static final double CHRISTMAS = 0.4;

  /** Over a full cycle of weekdays and leap years. */
  static final double MEAN_WEIGHT = mean();

  /** No day weighs more. */
  static final double HEAVIEST = 1.12;

  private Season() {}

  /**
   * What share of the notifications a day draws, as a weight from 0 (exclusive) to {@link
   * #HEAVIEST}.
   */
  static double weight(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    double weight = MONTHS[date.getMonthValue() - 1];
    if (date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY) {
      weight *= WEEKEND;
    }
    return isChristmas(date) ? weight * CHRISTMAS : weight;
  }

  /**
   * The day on which something planned for that day does happen: much waits until after the
   * holidays.
   */
  static int postponed(int day, SplitMix random) {
    LocalDate date = LocalDate.ofEpochDay(day);
    if (date.getMonthValue() == 7 && random.chance(0.5)) {
      return day + random.between(10, 28);
    }
    if (isChristmas(date) && random.chance(0.6)) {
      return day + random.between(8, 14);
    }
    return day;
  }

  private static double mean() {
    int days = 28 * 365 + 7;
    double sum = 0;
    for (int day = 0; day < days; day++) {
      sum += weight(day);
    }
    return sum / days;
  }

  private static boolean isChristmas(LocalDate date) {
    int monthAndDay = date.getMonthValue() * 100 + date.getDayOfMonth();
    return monthAndDay >= 1221 || monthAndDay <= 102;
  }
}
