package dk.fristvagt.rules.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.Target.Milestone;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TargetTest {

  private static final Milestone JUNE = new Milestone(YearMonth.of(2021, 6), 25);
  private static final Milestone DECEMBER = new Milestone(YearMonth.of(2021, 12), 30);
  private static final Target PATH = new Target(List.of(JUNE, DECEMBER), 5);

  @Test
  void aMilestoneIsReachedOnTheLastDayOfItsMonth() {
    assertThat(PATH.milestoneOn(LocalDate.of(2021, 6, 29))).isEmpty();
    assertThat(PATH.milestoneOn(LocalDate.of(2021, 6, 30))).contains(JUNE);
    assertThat(PATH.milestoneOn(LocalDate.of(2021, 12, 30))).contains(JUNE);
    assertThat(PATH.milestoneOn(LocalDate.of(2021, 12, 31))).contains(DECEMBER);
  }

  @Test
  void theNextMilestoneIsTheFirstThatIsNotReached() {
    assertThat(PATH.milestoneAfter(LocalDate.of(2021, 6, 29))).contains(JUNE);
    assertThat(PATH.milestoneAfter(LocalDate.of(2021, 6, 30))).contains(DECEMBER);
    assertThat(PATH.milestoneAfter(LocalDate.of(2021, 12, 31))).isEmpty();
  }
}
