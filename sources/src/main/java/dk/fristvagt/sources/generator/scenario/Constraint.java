package dk.fristvagt.sources.generator.scenario;

/** Something that the counters of a scenario have to satisfy. */
sealed interface Constraint {

  /** The counters it looks at. */
  int[] counters();

  /** How far from satisfied, in units counted; 0 for satisfied. */
  long miss(int[] values);

  /** A counter stands at exactly a number. */
  record Exactly(int counter, int expected) implements Constraint {
    @Override
    public int[] counters() {
      return new int[] {counter};
    }

    @Override
    public long miss(int[] values) {
      return Math.abs((long) values[counter] - expected);
    }
  }

  /**
   * A share lies in a band; that of nothing lies in none.
   *
   * @param fromPercent lower bound, inclusive
   * @param belowPercent upper bound, exclusive; more than 100 for none
   */
  record InBand(int met, int due, int fromPercent, int belowPercent) implements Constraint {
    @Override
    public int[] counters() {
      return new int[] {met, due};
    }

    @Override
    public long miss(int[] values) {
      if (values[due] == 0) {
        return 1;
      }
      long hundredths = 100L * values[met];
      long short100 = (long) fromPercent * values[due] - hundredths;
      if (short100 > 0) {
        return (short100 + 99) / 100;
      }
      long over100 = hundredths - (long) belowPercent * values[due];
      return over100 < 0 ? 0 : over100 / 100 + 1;
    }
  }
}
