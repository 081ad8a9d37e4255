package dk.fristvagt.sources.generator;

/**
 * On which day each case begins.
 *
 * <p>Cases are numbered in the order of their first days, which lets them be fed in the order of
 * time without holding them all. Each has an equal slice of the seasons' weight. A later last day
 * adds cases and moves none. Immutable and thread-safe.
 */
final class Arrivals {

  /** The last slice reaches over the end; the smallest municipality has one case in a month. */
  private static final int BEYOND_END = 120;

  private final int firstDay;
  private final double[] weightUpTo;
  private final double slice;
  private final int count;

  /**
   * @param firstDay inclusive
   * @param endDay exclusive
   */
  Arrivals(int firstDay, int endDay, double casesPerYear) {
    this.firstDay = firstDay;
    this.weightUpTo = new double[endDay - firstDay + BEYOND_END];
    double sum = 0;
    for (int i = 0; i < weightUpTo.length; i++) {
      sum += Season.weight(firstDay + i);
      weightUpTo[i] = sum;
    }
    this.slice = Season.MEAN_WEIGHT * 365.25 / casesPerYear;
    this.count = (int) Math.ceil(weightUpTo[endDay - firstDay - 1] / slice);
  }

  int count() {
    return count;
  }

  /**
   * @param number from 0 to {@link #count()}, exclusive
   * @param within where in its slice it lies, from 0 to 1, exclusive
   */
  int dayOf(int number, double within) {
    double weight = (number + within) * slice;
    int low = 0;
    int high = weightUpTo.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (weightUpTo[middle] > weight) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return firstDay + low;
  }
}
