package dk.fristvagt.streams.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CatchUpTest {

  private static final long START = 1_000_000_000L;

  @Test
  void nothingIsConsistentBeforeTheEndThatWasThereAtTheStart() {
    CatchUp catchUp = new CatchUp(100, START);

    catchUp.at(99);
    assertThat(catchUp.isConsistent(START)).isFalse();
    catchUp.at(100);

    assertThat(catchUp.isConsistent(START)).isTrue();
  }

  @Test
  void anEndThatIsReachedTooLateCountsNoMoreAndALaterOneDoes() {
    CatchUp catchUp = new CatchUp(100, START);
    long late = START + CatchUp.COMPACTION_LAG.dividedBy(2).toNanos();
    catchUp.at(100);
    assertThat(catchUp.isConsistent(late)).isFalse();
    assertThat(catchUp.wantsLook(late)).isTrue();

    catchUp.look(120, late);
    catchUp.at(119);
    assertThat(catchUp.isConsistent(late)).isFalse();
    catchUp.at(120);

    assertThat(catchUp.isConsistent(late)).isTrue();
  }

  @Test
  void whoKeepsUpLooksAgainInTimeAndStaysConsistent() {
    CatchUp catchUp = new CatchUp(0, START);
    long now = START;
    for (int end = 0; end < 20; end++) {
      catchUp.at(end);
      assertThat(catchUp.isConsistent(now)).isTrue();
      assertThat(catchUp.wantsLook(now)).isFalse();
      now += CatchUp.LOOK_AGAIN.toNanos();
      assertThat(catchUp.wantsLook(now)).isTrue();
      catchUp.look(end + 1, now);
      assertThat(catchUp.isConsistent(now)).as("by the end before").isTrue();
    }
  }

  @Test
  void whoWasAwayForHalfOfWhatTombstonesAreKeptStartsOver() {
    CatchUp catchUp = new CatchUp(0, START);
    catchUp.at(0);

    assertThat(catchUp.isLost(START + Duration.ofHours(11).toNanos())).isFalse();
    assertThat(catchUp.isLost(START + Duration.ofHours(12).toNanos())).isTrue();
  }
}
