package dk.fristvagt.rules.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dk.fristvagt.rules.forecast.Exposure.End;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ExpectedBreachesTest {

  /** At each of four ages so many of a hundred are done and so many ended. */
  private static CompletionCurve curve(int[] done, int[] ended) {
    CompletionCurve.Builder builder = new CompletionCurve.Builder();
    int left = 100;
    for (int age = 0; age < done.length; age++) {
      for (int i = 0; i < done[age]; i++) {
        builder.add(new Exposure(0, age, End.HAPPENED));
      }
      for (int i = 0; i < ended[age]; i++) {
        builder.add(new Exposure(0, age, End.ENDED));
      }
      left -= done[age] + ended[age];
    }
    for (int i = 0; i < left; i++) {
      builder.add(new Exposure(0, done.length - 1, End.CENSORED));
    }
    return builder.build();
  }

  private static final CompletionCurve CURVE =
      curve(new int[] {20, 20, 12, 0}, new int[] {0, 0, 0, 24});

  /**
   * Of 100, 20 are done at age 0, 20 of the 80 left at age 1, 12 of the 60 left at age 2, none of
   * the 48 left at age 3, at which 24 end. One that is 1 day old and has until age 2: 60/80 · 48/60
   * = 0.6 stay open. One that is 3 days old and has until age 3: 24/48 = 0.5.
   */
  @Test
  void aBreachIsWhatStaysOpenThroughTheLastAgeInTime() {
    assertThat(new BreachOutlook(CURVE, 1, 2, false).probability()).isCloseTo(0.6, within(1e-12));
    assertThat(new BreachOutlook(CURVE, 3, 3, false).probability()).isCloseTo(0.5, within(1e-12));
  }

  /**
   * Of 100, 10 are missed and 10 end at age 0; of the 80 left, 8 are missed at age 1. Missed by age
   * 1: 10/100 + 80/100 · 8/80 = 0.18. Were those that ended taken for merely unseen it would be 1 −
   * 90/100 · 72/80 = 0.19: too much, as what has ended can no longer be missed.
   */
  @Test
  void anAbsenceIsBreachedByWhatHappensBeforeItEnds() {
    CompletionCurve curve = curve(new int[] {10, 8}, new int[] {10, 0});

    assertThat(new BreachOutlook(curve, 0, 1, true).probability()).isCloseTo(0.18, within(1e-12));
  }

  /**
   * Two obligations of 0.6 by one curve. Chance: 2 · 0.6 · 0.4 = 0.48. Greenwood's variance of the
   * one is 0.36 · (0.25/(0.75 · 80) + 0.2/(0.8 · 60)) = 0.36 · (0.0041667 + 0.0041667) = 0.003;
   * both err together, so the sum's is four times that, 0.012. Variance 0.492, deviation 0.7014;
   * 1.2 ± (1.2816 · 0.7014 + 0.5) is from −0.20 to 2.60, cut to whole numbers of the two there are:
   * 0 to 2.
   */
  @Test
  void whatSharesACurveErrsTogether() {
    BreachOutlook outlook = new BreachOutlook(CURVE, 1, 2, false);

    ExpectedBreaches two = ExpectedBreaches.of(List.of(outlook, outlook));

    assertThat(two.expected()).isCloseTo(1.2, within(1e-12));
    assertThat(two.variance()).isCloseTo(0.492, within(1e-9));
    assertThat(two.low()).isZero();
    assertThat(two.high()).isEqualTo(2);
  }

  /**
   * A hundred obligations of 0.6: expected 60, chance 100 · 0.24 = 24, the curve 10,000 · 0.003 =
   * 30, deviation √54 = 7.348; 60 ± (9.418 + 0.5) is 50.08 to 69.92: 51 to 69. By chance alone it
   * would be 60 ± 6.78: 54 to 66.
   */
  @Test
  void theCurvesOwnErrorWidensTheInterval() {
    ExpectedBreaches many =
        ExpectedBreaches.of(Collections.nCopies(100, new BreachOutlook(CURVE, 1, 2, false)));

    assertThat(many.variance()).isCloseTo(54, within(1e-6));
    assertThat(many.low()).isEqualTo(51);
    assertThat(many.high()).isEqualTo(69);
  }

  @Test
  void nothingKnownIsNullAndNotNought() {
    ExpectedBreaches none =
        ExpectedBreaches.of(List.of(BreachOutlook.UNKNOWN, BreachOutlook.UNKNOWN));

    assertThat(none).isEqualTo(new ExpectedBreaches(2, 2, null, null, null, null));
    assertThat(none.holds(0)).isFalse();
  }

  @Test
  void whatIsUnknownIsCountedApart() {
    ExpectedBreaches one =
        ExpectedBreaches.of(List.of(BreachOutlook.UNKNOWN, new BreachOutlook(CURVE, 3, 3, false)));

    assertThat(one.due()).isEqualTo(2);
    assertThat(one.unknown()).isEqualTo(1);
    assertThat(one.expected()).isCloseTo(0.5, within(1e-12));
    assertThat(one.high()).as("of the one that is known").isEqualTo(1);
  }

  /** The delta method against the curve made anew with one hazard changed a little. */
  @Property(tries = 60)
  void theGradientIsThatOfTheProbability(
      @ForAll @IntRange(min = 0, max = 3) int from,
      @ForAll @IntRange(min = 0, max = 3) int length,
      @ForAll boolean absence) {
    int to = Math.min(3, from + length);
    double[] done = {0.2, 0.1, 0.3, 0.05};
    double[] ended = {0.05, 0.1, 0, 0.2};
    // Ten thousand at each age, so that the shares come out as written.
    CompletionCurve.Builder builder = new CompletionCurve.Builder();
    for (int age = 0; age < done.length; age++) {
      for (int i = 0; i < 10_000; i++) {
        End end =
            i < done[age] * 10_000
                ? End.HAPPENED
                : i < (done[age] + ended[age]) * 10_000 - 1e-6 ? End.ENDED : End.CENSORED;
        builder.add(new Exposure(age, age, end));
      }
    }
    double[] happening = new double[4];
    double[] ending = new double[4];
    new BreachOutlook(builder.build(), from, to, absence).addGradient(happening, ending);
    double step = 1e-6;
    for (int age = from; age <= to; age++) {
      double base = probability(done, ended, from, to, absence);
      double[] more = done.clone();
      more[age] += step;
      assertThat(happening[age])
          .isCloseTo((probability(more, ended, from, to, absence) - base) / step, within(1e-4));
      double[] moreEnd = ended.clone();
      moreEnd[age] += step;
      assertThat(ending[age])
          .isCloseTo((probability(done, moreEnd, from, to, absence) - base) / step, within(1e-4));
    }
  }

  private static double probability(
      double[] done, double[] ended, int from, int to, boolean absence) {
    double open = 1;
    double missed = 0;
    for (int age = from; age <= to; age++) {
      missed += open * done[age];
      open *= 1 - done[age] - ended[age];
    }
    return absence ? missed : open;
  }

  @Property(tries = 100)
  void theOrderOfTheObligationsNeverShows(@ForAll Random random) {
    List<BreachOutlook> outlooks = new ArrayList<>();
    CompletionCurve other = curve(new int[] {3, 7, 11, 1}, new int[] {1, 0, 2, 5});
    for (int i = 0; i < 30; i++) {
      int from = random.nextInt(4);
      int to = from + random.nextInt(4 - from);
      outlooks.add(new BreachOutlook(random.nextBoolean() ? CURVE : other, from, to, false));
    }
    ExpectedBreaches first = ExpectedBreaches.of(outlooks);

    Collections.shuffle(outlooks, random);

    assertThat(ExpectedBreaches.of(outlooks)).isEqualTo(first);
  }
}
