package dk.fristvagt.api.live;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.fristvagt.api.live.LiveSettings.Limits;
import dk.fristvagt.api.live.LiveSettings.Pace;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LiveSettingsTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @Test
  void limits_below_one_are_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(0, 1, 2, 1, 1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Limits(1, 1, 2, 1, 1, 0));
  }

  @Test
  void fewer_changes_kept_than_may_wait_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Limits(1, 1, 64, 1, 64, 1))
        .withMessageContaining("recentChanges");
  }

  @Test
  void a_heartbeat_too_slow_to_keep_a_connection_open_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pace(SECOND, SECOND, Duration.ofSeconds(30), SECOND, SECOND, SECOND))
        .withMessageContaining("heartbeat");
  }

  @Test
  void times_out_of_range_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pace(SECOND.negated(), SECOND, SECOND, SECOND, SECOND, SECOND));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Pace(SECOND, SECOND, SECOND, Duration.ZERO, SECOND, SECOND));
  }
}
