package dk.fristvagt.rules.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TrendTest {

  @Test
  void aPercentagePointUpIsBetterAndOneDownIsWorse() {
    // 20 of 100 to 21 of 100, and to 19.
    assertThat(Trend.of(20, 100, 21, 100)).isEqualTo(Trend.BETTER);
    assertThat(Trend.of(20, 100, 19, 100)).isEqualTo(Trend.WORSE);
  }

  @Test
  void lessThanAPointIsNoChange() {
    // 20 % to 209 of 1,000: 20.9 %.
    assertThat(Trend.of(20, 100, 209, 1000)).isEqualTo(Trend.UNCHANGED);
    assertThat(Trend.of(20, 100, 191, 1000)).isEqualTo(Trend.UNCHANGED);
    assertThat(Trend.of(20, 100, 210, 1000)).isEqualTo(Trend.BETTER);
    assertThat(Trend.of(20, 100, 190, 1000)).isEqualTo(Trend.WORSE);
    assertThat(Trend.of(0, 10, 0, 10)).isEqualTo(Trend.UNCHANGED);
  }

  @Test
  void fewerThanTenInEitherPeriodSayNothing() {
    assertThat(Trend.of(0, 9, 100, 100)).isEqualTo(Trend.NONE);
    assertThat(Trend.of(0, 100, 9, 9)).isEqualTo(Trend.NONE);
    assertThat(Trend.of(0, 10, 10, 10)).isEqualTo(Trend.BETTER);
  }
}
