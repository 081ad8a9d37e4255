package dk.fristvagt.api.report;

import dk.fristvagt.streams.view.DayFigures;
import java.time.YearMonth;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The due-basis figures of one row by month, now and at close. For one thread. */
final class MonthlyShares {

  private final NavigableMap<YearMonth, Sum> months = new TreeMap<>();

  void add(YearMonth month, DayFigures figures) {
    months.merge(
        month,
        new Sum(
            Share.of(figures.now().met(), figures.now().due()),
            Share.of(figures.atClose().met(), figures.atClose().due())),
        Sum::plus);
  }

  /** The first month with a figure, or null. */
  YearMonth first() {
    return months.isEmpty() ? null : months.firstKey();
  }

  /** Both months inclusive. */
  Sum sum(YearMonth from, YearMonth to) {
    return from.isAfter(to)
        ? Sum.ZERO
        : months.subMap(from, true, to, true).values().stream().reduce(Sum.ZERO, Sum::plus);
  }

  Sum of(YearMonth month) {
    return months.getOrDefault(month, Sum.ZERO);
  }

  /** What was met of what was due. */
  record Sum(Share now, Share atClose) {

    static final Sum ZERO = new Sum(Share.of(0, 0), Share.of(0, 0));

    Sum plus(Sum other) {
      return new Sum(plus(now, other.now), plus(atClose, other.atClose));
    }

    private static Share plus(Share a, Share b) {
      return Share.of(a.met() + b.met(), a.due() + b.due());
    }
  }
}
