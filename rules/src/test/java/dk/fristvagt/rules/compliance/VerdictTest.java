package dk.fristvagt.rules.compliance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.catalogue.Target.Milestone;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Target TARGET =
      new Target(
          List.of(
              new Milestone(YearMonth.of(2021, 4), 25), new Milestone(YearMonth.of(2021, 12), 100)),
          Target.DEFAULT_MARGIN);
  private static final LocalDate MAY = LocalDate.of(2021, 5, 31);

  @Test
  void greenAtTheShareAmberWithinTheMarginAndRedBelow() {
    assertThat(Verdict.of(25, 100, TARGET, MAY)).isEqualTo(Verdict.GREEN);
    assertThat(Verdict.of(249, 1000, TARGET, MAY)).isEqualTo(Verdict.AMBER);
    assertThat(Verdict.of(20, 100, TARGET, MAY)).isEqualTo(Verdict.AMBER);
    assertThat(Verdict.of(199, 1000, TARGET, MAY)).isEqualTo(Verdict.RED);
    assertThat(Verdict.of(0, 3, TARGET, MAY)).isEqualTo(Verdict.RED);
  }

  @Test
  void aMilestoneAppliesFromTheLastDayOfItsMonthUntilTheNext() {
    assertThat(Verdict.of(3, 10, TARGET, LocalDate.of(2021, 4, 29))).isEqualTo(Verdict.NONE);
    assertThat(Verdict.of(3, 10, TARGET, LocalDate.of(2021, 4, 30))).isEqualTo(Verdict.GREEN);
    assertThat(Verdict.of(3, 10, TARGET, LocalDate.of(2021, 12, 30))).isEqualTo(Verdict.GREEN);
    assertThat(Verdict.of(3, 10, TARGET, LocalDate.of(2021, 12, 31))).isEqualTo(Verdict.RED);
  }

  @Test
  void nothingOfNothingIsNoVerdict() {
    assertThat(Verdict.of(0, 0, TARGET, MAY)).isEqualTo(Verdict.NONE);
    assertThat(Verdict.of(1, 1, Target.NONE, MAY)).isEqualTo(Verdict.NONE);
  }

  @Test
  void slagelses83Of404IsRedAgainstTheLaw() {
    Target law =
        new Target(List.of(new Milestone(YearMonth.of(2017, 12), 100)), Target.DEFAULT_MARGIN);
    assertThat(Verdict.of(83, 404, law, LocalDate.of(2019, 9, 4))).isEqualTo(Verdict.RED);
  }
}
