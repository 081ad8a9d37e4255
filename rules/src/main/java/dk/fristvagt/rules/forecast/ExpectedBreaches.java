package dk.fristvagt.rules.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many of some open obligations are likely to be breached.
 *
 * <p>The expected number is the sum of the probabilities. Its variance has two parts: that of
 * chance, as each obligation is breached or not, {@code Σ p(1 − p)}; and that of not knowing the
 * curves better, Greenwood's, by the delta method over all obligations that share a curve, as an
 * error in it is an error in all of them. The interval is the normal one with a correction for
 * whole numbers, cut at 0 and at the number of obligations.
 *
 * @param due how many obligations there are
 * @param unknown of how many nothing is known; they are in none of the figures below
 * @param expected null where nothing is known of any
 * @param variance null where nothing is known of any
 * @param low the least number within the interval; null where nothing is known of any
 * @param high the greatest number within the interval; null where nothing is known of any
 */
public record ExpectedBreaches(
    int due, int unknown, Double expected, Double variance, Integer low, Integer high) {

  /** The share of intervals that are to hold what comes. */
  public static final double CONFIDENCE = 0.8;

  /** The standard normal quantile that leaves a tenth above. */
  private static final double DEVIATIONS = 1.2815515655446004;

  private static final double HALF = 0.5;

  private static final Comparator<BreachOutlook> BY_AGES =
      Comparator.comparingInt(BreachOutlook::from).thenComparingInt(BreachOutlook::to);

  /** The same for the same outlooks, to the last digit, whatever their order. */
  public static ExpectedBreaches of(Collection<BreachOutlook> outlooks) {
    Map<CompletionCurve, List<BreachOutlook>> byCurve = new IdentityHashMap<>();
    for (BreachOutlook outlook : outlooks) {
      if (outlook.isKnown()) {
        byCurve.computeIfAbsent(outlook.curve(), curve -> new ArrayList<>()).add(outlook);
      }
    }
    if (byCurve.isEmpty()) {
      return new ExpectedBreaches(outlooks.size(), outlooks.size(), null, null, null, null);
    }
    int known = byCurve.values().stream().mapToInt(List::size).sum();
    double[] probabilities = new double[known];
    double[] variances = new double[byCurve.size()];
    int next = 0;
    int curve = 0;
    for (Map.Entry<CompletionCurve, List<BreachOutlook>> entry : byCurve.entrySet()) {
      Sensitivity sensitivity = new Sensitivity(entry.getKey());
      entry.getValue().sort(BY_AGES);
      for (BreachOutlook outlook : entry.getValue()) {
        probabilities[next++] = outlook.probability();
        sensitivity.add(outlook);
      }
      variances[curve++] = sensitivity.variance();
    }
    // Sums of fractions depend on the order of the summands.
    Arrays.sort(probabilities);
    Arrays.sort(variances);
    double chance = Arrays.stream(probabilities).map(p -> p * (1 - p)).sum();
    double expected = Arrays.stream(probabilities).sum();
    double variance = Math.max(0, chance) + Arrays.stream(variances).sum();
    double width = DEVIATIONS * Math.sqrt(variance) + HALF;
    return new ExpectedBreaches(
        outlooks.size(),
        outlooks.size() - known,
        expected,
        variance,
        (int) Math.max(0, Math.ceil(expected - width)),
        (int) Math.min(known, Math.floor(expected + width)));
  }

  /** Whether a number of breaches among those known lies within the interval. */
  public boolean holds(int breaches) {
    return expected != null && breaches >= low && breaches <= high;
  }

  /** How the sum changes with the hazards of one curve. */
  private static final class Sensitivity {

    private final CompletionCurve curve;
    private double[] happening = {};
    private double[] ending = {};

    Sensitivity(CompletionCurve curve) {
      this.curve = curve;
    }

    void add(BreachOutlook outlook) {
      if (outlook.to() >= happening.length) {
        happening = Arrays.copyOf(happening, outlook.to() + 1);
        ending = Arrays.copyOf(ending, outlook.to() + 1);
      }
      outlook.addGradient(happening, ending);
    }

    /** At each age what happens, ends and stays open is a draw of the number at risk. */
    double variance() {
      double variance = 0;
      for (int age = 0; age < happening.length; age++) {
        double h = happening[age];
        double e = ending[age];
        if (h != 0 || e != 0) {
          double q = curve.happens(age);
          double c = curve.ends(age);
          variance +=
              (h * h * q * (1 - q) + e * e * c * (1 - c) - 2 * h * e * q * c) / curve.atRisk(age);
        }
      }
      return Math.max(0, variance);
    }
  }
}
