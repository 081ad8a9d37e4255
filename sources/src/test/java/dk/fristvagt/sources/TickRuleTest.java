package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickRuleTest {

  @Test
  void ticksAtEachFullHourAndSoAtEachDanishMidnightInSummerAndWinter() {
    assertThat(ticks(TickRule.hourly(), "2021-03-27T22:30:00Z", 3))
        .containsExactly("2021-03-27T23:00:00Z", "2021-03-28T00:00:00Z", "2021-03-28T01:00:00Z");
    assertThat(ticks(TickRule.hourly(), "2021-03-27T23:00:00Z", 1))
        .containsExactly("2021-03-28T00:00:00Z");
  }

  @Test
  void aLongIntervalStillTicksAtEachLocalMidnight() {
    TickRule rule = TickRule.every(Duration.ofDays(7), List.of(ZoneId.of("Europe/Copenhagen")));

    assertThat(ticks(rule, "2021-03-26T12:00:00Z", 4))
        .containsExactly(
            "2021-03-26T23:00:00Z",
            "2021-03-27T23:00:00Z",
            "2021-03-28T22:00:00Z",
            "2021-03-29T22:00:00Z");
  }

  @Test
  void aDayThatBeginsAtOneOClockTicksThen() {
    ZoneId beirut = ZoneId.of("Asia/Beirut");
    TickRule rule = TickRule.every(Duration.ofDays(7), List.of(beirut));

    Instant tick = Instant.parse(ticks(rule, "2021-03-27T12:00:00Z", 1).get(0));

    assertThat(tick.atZone(beirut).toLocalTime()).isEqualTo(LocalTime.of(1, 0));
  }

  @Test
  void everyZoneHasItsMidnights() {
    TickRule rule =
        TickRule.every(
            Duration.ofDays(1), List.of(ZoneId.of("Europe/Copenhagen"), ZoneId.of("America/Nuuk")));

    assertThat(ticks(rule, "2021-01-10T12:00:00Z", 3))
        .containsExactly("2021-01-10T23:00:00Z", "2021-01-11T00:00:00Z", "2021-01-11T03:00:00Z");
  }

  @Test
  void anIntervalOfNothingIsRefused() {
    assertThatThrownBy(() -> TickRule.every(Duration.ZERO, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> ticks(TickRule rule, String after, int count) {
    List<String> ticks = new ArrayList<>();
    long last = Instant.parse(after).toEpochMilli();
    for (int i = 0; i < count; i++) {
      last = rule.after(last);
      ticks.add(Instant.ofEpochMilli(last).toString());
    }
    return ticks;
  }
}
