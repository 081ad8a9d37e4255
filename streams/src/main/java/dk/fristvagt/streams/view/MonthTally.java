package dk.fristvagt.streams.view;

import java.util.Arrays;

/**
 * How many obligations were due on each day of a month, and how many of them were met. Immutable.
 */
public final class MonthTally {

  static final MonthTally EMPTY = new MonthTally(new int[2 * 31]);

  /** Day by day: met, due. */
  private final int[] days;

  private MonthTally(int[] days) {
    this.days = days;
  }

  /**
   * Adds to a day.
   *
   * @throws ArithmeticException when a day holds more than an int does
   */
  MonthTally plus(int dayOfMonth, long met, long due) {
    int[] sum = days.clone();
    int at = 2 * (dayOfMonth - 1);
    sum[at] = Math.toIntExact(sum[at] + met);
    sum[at + 1] = Math.toIntExact(sum[at + 1] + due);
    return new MonthTally(sum);
  }

  /** The sum over some days of the month, both inclusive. */
  MetOfDue sum(int firstDay, int lastDay) {
    long met = 0;
    long due = 0;
    for (int at = 2 * (firstDay - 1); at < 2 * lastDay; at += 2) {
      met += days[at];
      due += days[at + 1];
    }
    return new MetOfDue(met, due);
  }

  boolean isZero() {
    return Arrays.equals(days, EMPTY.days);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MonthTally tally && Arrays.equals(days, tally.days);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(days);
  }

  @Override
  public String toString() {
    return Arrays.toString(days);
  }
}
