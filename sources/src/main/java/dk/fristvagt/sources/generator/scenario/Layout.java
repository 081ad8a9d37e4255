package dk.fristvagt.sources.generator.scenario;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * Chooses which families are in a scenario, so that its constraints hold.
 *
 * <p>A local search: families that count for something are taken in or left out, one at a time,
 * when that brings the counters nearer to what they have to be, and now and then when it does not.
 * The same seed gives the same choice. For one thread.
 */
final class Layout {

  private static final int ROUNDS = 2_000;

  /** How readily a change for the worse is made, at first and at last: a simulated annealing. */
  private static final double HOTTEST = 0.45;

  private static final double COLDEST = 0.08;

  private final List<Constraint> constraints;
  private final int[] values;
  private final List<List<Constraint>> byCounter = new ArrayList<>();
  private final List<Contribution> families;
  private final BitSet chosen;
  private final Random random;

  /**
   * @param counters how many there are
   * @param families what each adds, by number
   */
  Layout(List<Constraint> constraints, int counters, List<Contribution> families, long seed) {
    this.constraints = constraints;
    this.values = new int[counters];
    this.families = families;
    this.chosen = new BitSet(families.size());
    this.random = new Random(seed);
    for (int i = 0; i < counters; i++) {
      byCounter.add(new ArrayList<>(1));
    }
    for (Constraint constraint : constraints) {
      for (int counter : constraint.counters()) {
        byCounter.get(counter).add(constraint);
      }
    }
  }

  /**
   * The numbers of the families that are in.
   *
   * @param countingKept the share of those that count which is tried first, where no number says
   *     otherwise
   * @param othersKept the share kept of those that count for nothing
   * @throws IllegalStateException when no choice was found
   */
  BitSet choose(double countingKept, double othersKept) {
    List<Integer> counting = new ArrayList<>();
    double[] share = shareOfSupply();
    for (int number = 0; number < families.size(); number++) {
      Contribution family = families.get(number);
      if (family.isEmpty()) {
        chosen.set(number, random.nextDouble() < othersKept);
      } else {
        counting.add(number);
        double least = countingKept;
        for (int counter : family.counters()) {
          least = Math.min(least, share[counter]);
        }
        if (random.nextDouble() < least) {
          toggle(number);
        }
      }
    }
    search(counting);
    return chosen;
  }

  private void search(List<Integer> counting) {
    List<List<Integer>> adding = familiesByCounter(counting);
    long steps = (long) ROUNDS * counting.size();
    long miss = miss();
    for (long step = 0; miss > 0; step++) {
      if (step >= steps) {
        throw new IllegalStateException("the figures cannot be laid out: " + missed());
      }
      double heat = HOTTEST + (COLDEST - HOTTEST) * step / steps;
      int number = counting.get(random.nextInt(counting.size()));
      long change = changeBy(number);
      toggle(number);
      if (accepts(change, heat)) {
        miss += change;
        continue;
      }
      // What one spoils another may mend.
      int[] counters = families.get(number).counters();
      List<Integer> others = adding.get(counters[random.nextInt(counters.length)]);
      int other = others.get(random.nextInt(others.size()));
      if (other != number && accepts(change + changeBy(other), heat)) {
        miss += change + changeBy(other);
        toggle(other);
      } else {
        toggle(number);
      }
    }
  }

  private boolean accepts(long change, double heat) {
    return change < 0 || random.nextDouble() < StrictMath.exp(-(change + 1) / heat);
  }

  private List<List<Integer>> familiesByCounter(List<Integer> counting) {
    List<List<Integer>> adding = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      adding.add(new ArrayList<>());
    }
    for (int number : counting) {
      for (int counter : families.get(number).counters()) {
        adding.get(counter).add(number);
      }
    }
    return adding;
  }

  /** Of each counter that must stand at a number: that number against all there is, at most 1. */
  private double[] shareOfSupply() {
    long[] supply = new long[values.length];
    for (Contribution family : families) {
      for (int i = 0; i < family.counters().length; i++) {
        supply[family.counters()[i]] += family.amounts()[i];
      }
    }
    double[] share = new double[values.length];
    Arrays.fill(share, 1);
    for (Constraint constraint : constraints) {
      if (constraint instanceof Constraint.Exactly exactly) {
        share[exactly.counter()] =
            Math.min(1, (double) exactly.expected() / Math.max(1, supply[exactly.counter()]));
      }
    }
    return share;
  }

  private long changeBy(int number) {
    long before = missAround(number);
    toggle(number);
    long after = missAround(number);
    toggle(number);
    return after - before;
  }

  /** What the constraints that a family touches miss, each counted once. */
  private long missAround(int number) {
    long miss = 0;
    for (int counter : families.get(number).counters()) {
      for (Constraint constraint : byCounter.get(counter)) {
        if (constraint.counters()[0] == counter || !touches(number, constraint.counters()[0])) {
          miss += constraint.miss(values);
        }
      }
    }
    return miss;
  }

  private boolean touches(int number, int counter) {
    return Arrays.binarySearch(families.get(number).counters(), counter) >= 0;
  }

  private void toggle(int number) {
    int sign = chosen.get(number) ? -1 : 1;
    Contribution family = families.get(number);
    for (int i = 0; i < family.counters().length; i++) {
      values[family.counters()[i]] += sign * family.amounts()[i];
    }
    chosen.flip(number);
  }

  private List<String> missed() {
    return constraints.stream()
        .filter(constraint -> constraint.miss(values) > 0)
        .map(
            constraint ->
                constraint
                    + " at "
                    + Arrays.stream(constraint.counters()).mapToObj(c -> "" + values[c]).toList())
        .toList();
  }

  private long miss() {
    return constraints.stream().mapToLong(constraint -> constraint.miss(values)).sum();
  }
}
