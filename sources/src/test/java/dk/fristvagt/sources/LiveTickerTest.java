package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveTickerTest {

  private final AtomicLong wall = new AtomicLong(at("2021-03-01T12:00:00Z"));
  private final List<String> ticks = new ArrayList<>();

  @Test
  void ticksTheWallClockLessTheGrace() {
    ticker(OptionalLong.empty()).step();

    assertThat(ticks).containsExactly("2021-03-01T11:59:50Z");
  }

  @Test
  void neverGoesBackNorTicksTheSameInstantTwice() {
    LiveTicker ticker = ticker(OptionalLong.empty());
    ticker.step();
    ticker.step();
    wall.addAndGet(-60_000);
    ticker.step();
    wall.addAndGet(61_000);
    ticker.step();

    assertThat(ticks).containsExactly("2021-03-01T11:59:50Z", "2021-03-01T11:59:51Z");
  }

  @Test
  void ticksEachLocalMidnightExactlyAlsoWhenCatchingUpAfterDowntime() {
    LiveTicker ticker = ticker(OptionalLong.of(at("2021-03-26T20:00:00Z")));
    wall.set(at("2021-03-29T08:00:10Z"));

    ticker.step();

    assertThat(ticks)
        .containsExactly(
            "2021-03-26T23:00:00Z",
            "2021-03-27T23:00:00Z",
            "2021-03-28T22:00:00Z",
            "2021-03-29T08:00:00Z");
  }

  @Test
  void aMidnightThatIsNowIsTickedOnce() {
    LiveTicker ticker = ticker(OptionalLong.of(at("2021-03-26T20:00:00Z")));
    wall.set(at("2021-03-26T23:00:10Z"));

    ticker.step();

    assertThat(ticks).containsExactly("2021-03-26T23:00:00Z");
  }

  @Test
  void doesNotGoBackBehindTheTickBeforeARestart() {
    LiveTicker ticker = ticker(OptionalLong.of(at("2021-03-01T12:30:00Z")));

    ticker.step();

    assertThat(ticks).isEmpty();
    assertThat(ticker.lastTick()).contains(Instant.parse("2021-03-01T12:30:00Z"));
  }

  @Test
  void pausesForAnIntervalButNotBeyondAMidnight() {
    LiveTicker ticker = ticker(OptionalLong.empty());

    assertThat(ticker.pause()).isEqualTo(5000);
    wall.set(at("2021-03-01T23:00:08Z"));
    assertThat(ticker.pause()).isEqualTo(2000);
  }

  @Test
  void ticksOnItsOwnThreadUntilClosed() throws InterruptedException {
    CountDownLatch three = new CountDownLatch(3);
    LiveTicker ticker =
        new LiveTicker(
            time -> three.countDown(),
            () -> Instant.ofEpochMilli(wall.incrementAndGet()),
            new LiveTickerSettings(Duration.ofMillis(1), Duration.ZERO, List.of()),
            OptionalLong.empty());

    ticker.start();
    ticker.start();

    assertThat(three.await(30, TimeUnit.SECONDS)).isTrue();
    ticker.close();
    Instant last = ticker.lastTick().orElseThrow();
    ticker.close();
    ticker.start();
    assertThat(ticker.lastTick()).contains(last);
    assertThat(ticker.failure()).isEmpty();
  }

  @Test
  void aTickThatCannotBeWrittenEndsTheTickingAndIsTold() throws InterruptedException {
    AtomicLong calls = new AtomicLong();
    CountDownLatch second = new CountDownLatch(2);
    LiveTicker ticker =
        new LiveTicker(
            time -> {
              second.countDown();
              if (calls.incrementAndGet() == 2) {
                throw new IllegalStateException("broker gone");
              }
            },
            () -> Instant.ofEpochMilli(wall.incrementAndGet()),
            new LiveTickerSettings(Duration.ofMillis(1), Duration.ZERO, List.of()),
            OptionalLong.empty());

    ticker.start();
    assertThat(second.await(30, TimeUnit.SECONDS)).isTrue();
    ticker.close();

    assertThat(ticker.failure())
        .hasValueSatisfying(failure -> assertThat(failure).hasMessage("broker gone"));
    assertThat(calls).hasValue(2);
  }

  @Test
  void aClosedTickerCatchesUpNoFurther() {
    LiveTicker[] ticker = new LiveTicker[1];
    ticker[0] =
        new LiveTicker(
            time -> {
              ticks.add(Instant.ofEpochMilli(time).toString());
              ticker[0].close();
            },
            () -> Instant.parse("2021-03-29T08:00:00Z"),
            LiveTickerSettings.withGrace(Duration.ZERO),
            OptionalLong.of(at("2021-03-26T20:00:00Z")));

    ticker[0].step();

    assertThat(ticks).containsExactly("2021-03-26T23:00:00Z");
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new LiveTickerSettings(Duration.ZERO, Duration.ZERO, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LiveTickerSettings.withGrace(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private LiveTicker ticker(OptionalLong resumeAfter) {
    return new LiveTicker(
        time -> ticks.add(Instant.ofEpochMilli(time).toString()),
        () -> Instant.ofEpochMilli(wall.get()),
        LiveTickerSettings.withGrace(Duration.ofSeconds(10)),
        resumeAfter);
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
