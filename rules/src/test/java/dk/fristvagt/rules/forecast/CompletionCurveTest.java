package dk.fristvagt.rules.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dk.fristvagt.rules.forecast.Exposure.End;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CompletionCurveTest {

  private static CompletionCurve curve(Exposure... exposures) {
    return curve(List.of(exposures));
  }

  private static CompletionCurve curve(List<Exposure> exposures) {
    CompletionCurve.Builder builder = new CompletionCurve.Builder();
    exposures.forEach(builder::add);
    return builder.build();
  }

  private static Exposure done(int entry, int age) {
    return new Exposure(entry, age, End.HAPPENED);
  }

  private static Exposure open(int entry, int age) {
    return new Exposure(entry, age, End.CENSORED);
  }

  /**
   * The remission times of 21 patients under 6-mercaptopurine (Freireich et al. 1963), the standard
   * example: events at 6 (three), 7, 10, 13, 16, 22, 23; censored at 6, 9, 10, 11, 17, 19, 20, 25,
   * 32 (two), 34, 35. Kaplan and Meier's S(6) = 18/21 = 0.857, S(7) = 0.807, S(10) = 0.753, S(13) =
   * 0.690, S(16) = 0.627, S(22) = 0.538, S(23) = 0.448; Greenwood's standard error at 10 is 0.0963
   * and at 23 is 0.1346.
   */
  @Test
  void theStandardExampleComesOut() {
    CompletionCurve curve =
        curve(
            done(0, 6),
            done(0, 6),
            done(0, 6),
            done(0, 7),
            done(0, 10),
            done(0, 13),
            done(0, 16),
            done(0, 22),
            done(0, 23),
            open(0, 6),
            open(0, 9),
            open(0, 10),
            open(0, 11),
            open(0, 17),
            open(0, 19),
            open(0, 20),
            open(0, 25),
            open(0, 32),
            open(0, 32),
            open(0, 34),
            open(0, 35));

    assertThat(curve.observed()).isEqualTo(21);
    assertThat(curve.events()).isEqualTo(9);
    assertThat(curve.staysOpen(0, 5)).isEqualTo(1.0);
    assertThat(curve.staysOpen(0, 6)).isCloseTo(18.0 / 21, within(1e-12));
    assertThat(curve.staysOpen(0, 7)).isCloseTo(0.807, within(0.0005));
    assertThat(curve.staysOpen(0, 10)).isCloseTo(0.753, within(0.0005));
    assertThat(curve.staysOpen(0, 13)).isCloseTo(0.690, within(0.0005));
    assertThat(curve.staysOpen(0, 16)).isCloseTo(0.627, within(0.0005));
    assertThat(curve.staysOpen(0, 22)).isCloseTo(0.538, within(0.0005));
    assertThat(curve.staysOpen(0, 23)).isCloseTo(0.448, within(0.0005));
    assertThat(Math.sqrt(curve.variance(0, 10))).isCloseTo(0.0963, within(0.00005));
    assertThat(Math.sqrt(curve.variance(0, 23))).isCloseTo(0.1346, within(0.00005));
  }

  /**
   * A is open from age 0 and done at 1. B was 2 days old when the window began and was done at 3. C
   * was 1 day old then and is open still at 3. At risk: age 0 A; age 1 A, C; age 2 B, C; age 3 B,
   * C. So 1 · 1/2 · 1 · 1/2 = 1/4 stay open through age 3. Were B and C counted from age 0 on, as
   * if they had been seen then, it would be 1 · 2/3 · 1 · 1/2 = 1/3.
   */
  @Test
  void whatWasOpenWhenTheWindowBeganIsAtRiskFromTheAgeItHadThen() {
    CompletionCurve curve = curve(done(0, 1), done(2, 3), open(1, 3));

    assertThat(curve.staysOpen(0, 3)).isEqualTo(0.25);
    assertThat(curve.staysOpen(2, 3)).isEqualTo(0.5);
  }

  /**
   * Of four at age 0 one is done in it, which is registered at age 2, and one at age 1, registered
   * at once. At the beginning of age 1 four look open and three are; of age 2 three look open and
   * two are.
   */
  @Test
  void whatIsDoneAndNotRegisteredLooksOpen() {
    CompletionCurve curve =
        curve(new Exposure(0, 0, End.HAPPENED, 2), done(0, 1), open(0, 2), open(0, 2));

    assertThat(curve.isReallyOpen(0)).isEqualTo(1);
    assertThat(curve.isReallyOpen(1)).isEqualTo(3.0 / 4);
    assertThat(curve.isReallyOpen(2)).isEqualTo(2.0 / 3);
    assertThat(new BreachOutlook(curve, 1, 2, false).probability())
        .isCloseTo(3.0 / 4 * 2 / 3, within(1e-12));
  }

  @Test
  void whatEndsIsNoLongerOpenAndNoEvent() {
    // Of four, one is done at age 0, one ended; of the two left one ends at age 1.
    CompletionCurve curve =
        curve(done(0, 0), new Exposure(0, 0, End.ENDED), new Exposure(0, 1, End.ENDED), open(0, 1));

    assertThat(curve.staysOpen(0, 1)).isEqualTo(0.25);
    assertThat(curve.events()).isEqualTo(1);
  }

  /** Where all are done by age 3, none is open at 20, though nobody was there to be seen. */
  @Test
  void whereNoneStaysOpenTheLaterAgesDoNotMatter() {
    CompletionCurve curve = curve(done(0, 3), done(0, 1));

    assertThat(curve.covers(0, 20)).isTrue();
    assertThat(curve.staysOpen(0, 20)).isZero();
    assertThat(curve.variance(0, 20)).isZero();
    assertThat(curve.covers(4, 20)).as("one that is open at 4 is older than any").isFalse();
  }

  @Test
  void anAgeAtWhichNothingWasSeenIsNotCovered() {
    CompletionCurve curve = curve(open(0, 1), open(3, 4));

    assertThat(curve.covers(0, 1)).isTrue();
    assertThat(curve.covers(3, 4)).isTrue();
    assertThat(curve.covers(1, 3)).as("nobody was at risk at age 2").isFalse();
    assertThat(curve.covers(4, 5)).isFalse();
    assertThatThrownBy(() -> curve.staysOpen(1, 3)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 200)
  void withoutCensoringItIsTheShareThatIsStillOpen(@ForAll("ages") List<Integer> ages) {
    CompletionCurve curve = curve(ages.stream().map(age -> done(0, age)).toList());

    int last = ages.stream().mapToInt(Integer::intValue).max().orElseThrow();
    for (int age = 0; age <= last; age++) {
      int until = age;
      double left = ages.stream().filter(one -> one > until).count();
      double share = left / ages.size();
      assertThat(curve.staysOpen(0, age)).isCloseTo(share, within(1e-9));
      // Greenwood's formula is then that of a share.
      assertThat(curve.variance(0, age)).isCloseTo(share * (1 - share) / ages.size(), within(1e-9));
    }
  }

  /** Written from the definition: each age's risk set is counted anew over all exposures. */
  @Property(tries = 200)
  void theProductIsThatOfTheDefinition(@ForAll("exposures") List<Exposure> exposures) {
    CompletionCurve curve = curve(exposures);
    int last = exposures.stream().mapToInt(Exposure::exit).max().orElseThrow();
    for (int from = 0; from <= last; from++) {
      double share = 1;
      boolean covered = true;
      for (int age = from; age <= last; age++) {
        int at = age;
        long risk = exposures.stream().filter(e -> e.entry() <= at && at <= e.exit()).count();
        long left =
            exposures.stream().filter(e -> e.exit() == at && e.end() != End.CENSORED).count();
        covered &= risk > 0 || share == 0;
        share *= risk == 0 ? 0 : 1 - (double) left / risk;
        assertThat(curve.covers(from, age)).isEqualTo(covered);
        if (covered) {
          assertThat(curve.staysOpen(from, age)).isCloseTo(share, within(1e-9));
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Integer>> ages() {
    return Arbitraries.integers().between(0, 30).list().ofMinSize(1).ofMaxSize(40);
  }

  @Provide
  Arbitrary<List<Exposure>> exposures() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 6),
            Arbitraries.integers().between(0, 8),
            Arbitraries.of(End.values()))
        .as((entry, length, end) -> new Exposure(entry, entry + length, end))
        .list()
        .ofMinSize(1)
        .ofMaxSize(25);
  }
}
