package dk.fristvagt.rules.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DurationHistogramTest {

  private static DurationHistogram of(int... days) {
    DurationHistogram histogram = new DurationHistogram();
    for (int day : days) {
      histogram.add(day, 1);
    }
    return histogram;
  }

  @Test
  void percentilesAreNearestRanks() {
    // Of four the median is the second; of ten the 90th percentile is the ninth, of eleven the
    // tenth.
    assertThat(of(4, 1, 3, 2).median()).isEqualTo(2);
    assertThat(of(1, 2, 3, 4, 5).median()).isEqualTo(3);
    assertThat(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10).p90()).isEqualTo(9);
    assertThat(of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).p90()).isEqualTo(10);
    assertThat(of(7).median()).isEqualTo(7);
    assertThat(of(7).p90()).isEqualTo(7);
    assertThat(of(0, 0, 100).median()).isZero();
  }

  @Test
  void withoutDataThereIsNoFigure() {
    assertThat(of().median()).isNull();
    assertThat(of().p90()).isNull();
  }

  @Test
  void whatIsTakenAwayLeavesNoTrace() {
    DurationHistogram histogram = of(1, 5);
    histogram.add(5, -1);
    assertThat(histogram.countByDays()).isEqualTo(of(1).countByDays());
    histogram.add(1, -1);
    assertThat(histogram.isEmpty()).isTrue();
  }
}
