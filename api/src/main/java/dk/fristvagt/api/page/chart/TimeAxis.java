package dk.fristvagt.api.page.chart;

import dk.fristvagt.api.page.Figures;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** The marks of an axis over time: years, months or days, whichever there is room for. */
final class TimeAxis {

  private static final int MOST_MARKS = 12;
  private static final int FEWEST_MONTHS = 3;
  private static final int[] DAY_STEPS = {1, 2, 7, 14, 28};
  private static final int[] MONTH_STEPS = {1, 2, 3, 6, 12, 24, 60, 120};
  private static final int YEAR = 12;

  /** A place on the axis. */
  record Mark(Instant at, String text) {}

  private final Instant from;
  private final Instant to;
  private final ZoneId zone;
  private final Figures figures;

  /**
   * @param from the left end
   * @param to the right end, after it
   */
  TimeAxis(Instant from, Instant to, ZoneId zone, Figures figures) {
    this.from = from;
    this.to = to;
    this.zone = zone;
    this.figures = figures;
  }

  /** From left to right, all within the ends. */
  List<Mark> marks() {
    LocalDate first = from.atZone(zone).toLocalDate();
    LocalDate last = to.atZone(zone).toLocalDate();
    return ChronoUnit.MONTHS.between(first, last) < FEWEST_MONTHS
        ? days(first, last)
        : months(YearMonth.from(first), YearMonth.from(last));
  }

  private List<Mark> days(LocalDate first, LocalDate last) {
    int step = step(DAY_STEPS, ChronoUnit.DAYS.between(first, last));
    List<Mark> marks = new ArrayList<>();
    for (LocalDate day = first.plusDays(1); !day.isAfter(last); day = day.plusDays(step)) {
      add(marks, day, figures.shortDay(day));
    }
    return marks;
  }

  private List<Mark> months(YearMonth first, YearMonth last) {
    int step = step(MONTH_STEPS, ChronoUnit.MONTHS.between(first, last));
    List<Mark> marks = new ArrayList<>();
    for (YearMonth month = first.withMonth(1); !month.isAfter(last); month = month.plusMonths(1)) {
      long sinceYearZero = (long) month.getYear() * YEAR + month.getMonthValue() - 1;
      if (sinceYearZero % step == 0) {
        add(
            marks,
            month.atDay(1),
            step >= YEAR ? String.valueOf(month.getYear()) : figures.shortMonth(month));
      }
    }
    return marks;
  }

  private void add(List<Mark> marks, LocalDate day, String text) {
    Instant at = day.atStartOfDay(zone).toInstant();
    if (!at.isBefore(from) && !at.isAfter(to)) {
      marks.add(new Mark(at, text));
    }
  }

  private static int step(int[] steps, long length) {
    for (int step : steps) {
      if (length / step <= MOST_MARKS) {
        return step;
      }
    }
    return steps[steps.length - 1];
  }
}
