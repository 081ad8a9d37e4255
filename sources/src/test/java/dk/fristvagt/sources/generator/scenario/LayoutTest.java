package dk.fristvagt.sources.generator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {

  @Test
  void countersEndAtTheirNumbersAndSharesInTheirBands() {
    List<Contribution> families = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      // Every third is met, and some count twice.
      int amount = i % 7 == 0 ? 2 : 1;
      families.add(Contribution.of(new int[] {amount, amount, i % 3 == 0 ? amount : 0}));
    }
    List<Constraint> constraints =
        List.of(new Constraint.Exactly(0, 101), new Constraint.InBand(2, 1, 55, 60));

    BitSet chosen = new Layout(constraints, 3, families, 1).choose(1, 1);

    int[] sums = sums(families, chosen);
    assertThat(sums[0]).isEqualTo(101);
    assertThat(100.0 * sums[2] / sums[1]).isBetween(55.0, 59.99);
  }

  @Test
  void familiesThatCountForNothingAreKeptAtTheirShare() {
    List<Contribution> families = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      families.add(Contribution.of(new int[1]));
    }

    assertThat(new Layout(List.of(), 1, families, 1).choose(1, 0.25).cardinality())
        .isBetween(200, 300);
    assertThat(new Layout(List.of(), 1, families, 1).choose(1, 0).cardinality()).isZero();
  }

  @Test
  void whatCannotBeReachedIsSaid() {
    List<Contribution> families = List.of(Contribution.of(new int[] {2}));

    assertThatThrownBy(
            () -> new Layout(List.of(new Constraint.Exactly(0, 3)), 1, families, 1).choose(1, 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected=3");
  }

  @Test
  void aShareOfNothingLiesInNoBand() {
    Constraint band = new Constraint.InBand(0, 1, 0, 101);

    assertThat(band.miss(new int[] {0, 0})).isEqualTo(1);
    assertThat(band.miss(new int[] {0, 1})).isZero();
  }

  @Test
  void aBandReachesFromItsLowerBoundToJustBelowItsUpper() {
    Constraint amber = new Constraint.InBand(0, 1, 95, 100);

    assertThat(amber.miss(new int[] {19, 20})).isZero();
    assertThat(amber.miss(new int[] {18, 20})).isEqualTo(1);
    assertThat(amber.miss(new int[] {20, 20})).isEqualTo(1);
  }

  private static int[] sums(List<Contribution> families, BitSet chosen) {
    int[] sums = new int[3];
    chosen.stream()
        .forEach(
            number -> {
              Contribution family = families.get(number);
              for (int i = 0; i < family.counters().length; i++) {
                sums[family.counters()[i]] += family.amounts()[i];
              }
            });
    return sums;
  }
}
