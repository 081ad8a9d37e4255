package dk.fristvagt.sources.generator;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How well the work is done, and how that changes: for each {@link WorkStep} a path of shares over
 * the days on which it is due. A step with a deadline follows the share of its last day, any other
 * that of its own day. Immutable and thread-safe.
 */
public final class Practice {

  /** Straight lines between dated points; the first holds before, the last after. */
  private record Path(int[] days, double[] shares) {

    double on(int day) {
      int last = days.length - 1;
      if (last == 0 || day <= days[0]) {
        return shares[0];
      }
      if (day >= days[last]) {
        return shares[last];
      }
      int i = 1;
      while (days[i] < day) {
        i++;
      }
      double part = (double) (day - days[i - 1]) / (days[i] - days[i - 1]);
      return shares[i - 1] + part * (shares[i] - shares[i - 1]);
    }
  }

  private final Map<WorkStep, Path> paths;

  private Practice(Map<WorkStep, Path> paths) {
    this.paths = paths;
  }

  /** A municipality on its way up: the law's hours mostly kept, the local targets half met. */
  public static Practice improving() {
    Map<WorkStep, Path> paths = new EnumMap<>(WorkStep.class);
    for (WorkStep step : WorkStep.values()) {
      paths.put(step, path(step, new TreeMap<>(Map.of(LocalDate.EPOCH, step.improving()))));
    }
    return new Practice(paths);
  }

  /**
   * The same practice, save that this share of a step is always done.
   *
   * @param share 0 to 1, both inclusive
   */
  public Practice with(WorkStep step, double share) {
    return with(step, new TreeMap<>(Map.of(LocalDate.EPOCH, share)));
  }

  /**
   * The same practice, save that a step follows a path: straight lines between the days named, the
   * first share before them and the last after.
   *
   * @param shares at least one; each 0 to 1, both inclusive
   */
  public Practice with(WorkStep step, SortedMap<LocalDate, Double> shares) {
    Map<WorkStep, Path> changed = new EnumMap<>(paths);
    changed.put(step, path(step, shares));
    return new Practice(changed);
  }

  /**
   * The share of a step on a local day.
   *
   * @param day epoch day
   */
  double share(WorkStep step, int day) {
    return paths.get(step).on(day);
  }

  private static Path path(WorkStep step, SortedMap<LocalDate, Double> shares) {
    if (shares.isEmpty()) {
      throw new IllegalArgumentException(step.id() + " must have at least one share");
    }
    int[] days = new int[shares.size()];
    double[] values = new double[days.length];
    int i = 0;
    for (Map.Entry<LocalDate, Double> point : shares.entrySet()) {
      Shares.require(step.id(), point.getValue());
      days[i] = Math.toIntExact(point.getKey().toEpochDay());
      values[i++] = point.getValue();
    }
    return new Path(days, values);
  }
}
