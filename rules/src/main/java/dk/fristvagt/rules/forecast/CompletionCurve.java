package dk.fristvagt.rules.forecast;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Function;

/**
 * How long obligations stay open: for each age how many were open at its beginning (at risk), how
 * many of them were fulfilled in it, and how many ended in it. Immutable.
 *
 * <p>The share that stays open is Kaplan and Meier's product over the ages of {@code 1 − (happened
 * + ended) / at risk}. Obligations enter at the age that they had when the window began (left
 * truncation), and leave without an event at the age they had when it ended (right censoring).
 *
 * <p>Example: of 4 open at age 0 one is fulfilled in it, of the 3 left at age 1 none, of the 2 left
 * at age 2, one of the three having been censored, one: 3/4 · 3/3 · 1/2 = 0.375 stay open.
 *
 * @see <a href="https://doi.org/10.1080/01621459.1958.10501452">Kaplan and Meier 1958</a>
 */
public final class CompletionCurve {

  private final int[] atRisk;
  private final int[] looksOpen;
  private final int[] happened;
  private final int[] ended;
  private final int observed;
  private final int events;

  private CompletionCurve(Builder builder) {
    int ages = builder.ages;
    this.atRisk = runningSum(builder.change, ages);
    this.looksOpen = runningSum(builder.lookChange, Math.max(ages, builder.looks));
    this.happened = Arrays.copyOf(builder.happened, ages);
    this.ended = Arrays.copyOf(builder.ended, ages);
    this.observed = builder.observed;
    this.events = Arrays.stream(happened).sum();
  }

  /** The curve of all that some curves are made of, which have no obligation in common. */
  static CompletionCurve of(Collection<CompletionCurve> parts) {
    return parts.size() == 1 ? parts.iterator().next() : new CompletionCurve(parts);
  }

  private CompletionCurve(Collection<CompletionCurve> parts) {
    this.atRisk = sum(parts, part -> part.atRisk);
    this.looksOpen = sum(parts, part -> part.looksOpen);
    this.happened = sum(parts, part -> part.happened);
    this.ended = sum(parts, part -> part.ended);
    this.observed = parts.stream().mapToInt(CompletionCurve::observed).sum();
    this.events = parts.stream().mapToInt(CompletionCurve::events).sum();
  }

  private static int[] sum(
      Collection<CompletionCurve> parts, Function<CompletionCurve, int[]> counts) {
    int[] sum = new int[parts.stream().mapToInt(part -> counts.apply(part).length).max().orElse(0)];
    for (CompletionCurve part : parts) {
      int[] more = counts.apply(part);
      for (int age = 0; age < more.length; age++) {
        sum[age] += more[age];
      }
    }
    return sum;
  }

  private static int[] runningSum(int[] changes, int ages) {
    int[] sums = new int[ages];
    int sum = 0;
    for (int age = 0; age < ages; age++) {
      sum += changes[age];
      sums[age] = sum;
    }
    return sums;
  }

  /** How many obligations it is made of. */
  public int observed() {
    return observed;
  }

  /** How many of them were seen to be fulfilled (under an absence rule, missed). */
  public int events() {
    return events;
  }

  /**
   * Whether at least one obligation was at risk at each age from one to another, inclusive, or up
   * to the age after which none stayed open.
   */
  public boolean covers(int from, int to) {
    for (int age = from; age <= to; age++) {
      if (age < 0 || age >= atRisk.length || atRisk[age] == 0) {
        return false;
      }
      if (atRisk[age] == happened[age] + ended[age]) {
        return true;
      }
    }
    return true;
  }

  /**
   * The share of those open at the beginning of an age that are open still at the end of another,
   * inclusive.
   *
   * @throws IllegalArgumentException when the curve does not cover the ages
   */
  public double staysOpen(int from, int to) {
    requireCovered(from, to);
    double share = 1;
    for (int age = from; age <= to && share > 0; age++) {
      share *= 1 - exits(age);
    }
    return share;
  }

  /** Greenwood's variance of {@link #staysOpen}. */
  public double variance(int from, int to) {
    double share = staysOpen(from, to);
    double sum = 0;
    for (int age = from; age <= to && share > 0; age++) {
      double exits = exits(age);
      sum += exits / ((1 - exits) * atRisk[age]);
    }
    return share * share * sum;
  }

  /**
   * The share of those that look open at the beginning of an age that are; the others are done, but
   * that is not registered yet.
   *
   * @throws IllegalArgumentException when the curve does not cover the age
   */
  public double isReallyOpen(int age) {
    requireCovered(age, age);
    return (double) atRisk[age] / looksOpen[age];
  }

  int atRisk(int age) {
    return atRisk[age];
  }

  /** The share of those at risk at an age to whom it happens in it. */
  double happens(int age) {
    return (double) happened[age] / atRisk[age];
  }

  /** The share of those at risk at an age that end in it. */
  double ends(int age) {
    return (double) ended[age] / atRisk[age];
  }

  /** The share of those at risk at an age that are open no longer at its end. */
  double exits(int age) {
    return (double) (happened[age] + ended[age]) / atRisk[age];
  }

  private void requireCovered(int from, int to) {
    if (!covers(from, to)) {
      throw new IllegalArgumentException("nothing was seen at some age from " + from + " to " + to);
    }
  }

  /** Gathers exposures. Not thread-safe. */
  static final class Builder {

    private static final int INITIAL_AGES = 64;

    private int[] change = new int[INITIAL_AGES];
    private int[] lookChange = new int[INITIAL_AGES];
    private int[] happened = new int[INITIAL_AGES];
    private int[] ended = new int[INITIAL_AGES];
    private int ages;
    private int looks;
    private int observed;

    void add(Exposure exposure) {
      int past = exposure.exit() + 1;
      int lookedPast = exposure.looked() + 1;
      if (lookedPast >= change.length) {
        int length = Math.max(lookedPast + 1, 2 * change.length);
        lookChange = Arrays.copyOf(lookChange, length);
        change = Arrays.copyOf(change, length);
        happened = Arrays.copyOf(happened, length);
        ended = Arrays.copyOf(ended, length);
      }
      change[exposure.entry()]++;
      change[past]--;
      lookChange[exposure.entry()]++;
      lookChange[lookedPast]--;
      if (exposure.end() == Exposure.End.HAPPENED) {
        happened[exposure.exit()]++;
      } else if (exposure.end() == Exposure.End.ENDED) {
        ended[exposure.exit()]++;
      }
      ages = Math.max(ages, past);
      looks = Math.max(looks, lookedPast);
      observed++;
    }

    CompletionCurve build() {
      return new CompletionCurve(this);
    }
  }
}
