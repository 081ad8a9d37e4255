package dk.fristvagt.streams.view;

import dk.fristvagt.rules.compliance.DurationHistogram;
import dk.fristvagt.rules.compliance.StatusCounts;
import java.util.Map;
import java.util.TreeMap;

/**
 * The compliance figures of one group on one day, or their sum over several. Immutable.
 *
 * @param now the obligations due then, as they stand
 * @param atClose the same as they stood when the month closed; equal to {@code now} until then
 * @param completedInTime obligations fulfilled then, in time
 * @param completedLate obligations fulfilled then, late
 * @param durations how many of those took how many days
 */
public record DayFigures(
    StatusCounts now,
    StatusCounts atClose,
    long completedInTime,
    long completedLate,
    Map<Integer, Long> durations) {

  public static final DayFigures ZERO =
      new DayFigures(StatusCounts.ZERO, StatusCounts.ZERO, 0, 0, Map.of());

  public boolean isZero() {
    return now.isZero()
        && atClose.isZero()
        && completedInTime == 0
        && completedLate == 0
        && durations.isEmpty();
  }

  public DayFigures plus(DayFigures other) {
    return new DayFigures(
        now.plus(other.now),
        atClose.plus(other.atClose),
        completedInTime + other.completedInTime,
        completedLate + other.completedLate,
        sum(durations, other.durations));
  }

  /** The durations as a histogram of its own. */
  public DurationHistogram histogram() {
    DurationHistogram histogram = new DurationHistogram();
    durations.forEach(histogram::add);
    return histogram;
  }

  private static Map<Integer, Long> sum(Map<Integer, Long> a, Map<Integer, Long> b) {
    if (b.isEmpty()) {
      return a;
    }
    Map<Integer, Long> sum = new TreeMap<>(a);
    b.forEach((days, n) -> sum.merge(days, n, (x, y) -> x + y == 0 ? null : x + y));
    return sum;
  }
}
