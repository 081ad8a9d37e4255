package dk.fristvagt.streams.view;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.alert.AlertKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AlertTimingsTest {

  private static final long NOON = Instant.parse("2021-03-01T12:00:00Z").toEpochMilli();

  private final AlertTimings timings = new AlertTimings(() -> Instant.ofEpochMilli(NOON));

  @Test
  void aLatencyFallsIntoTheBucketWhoseBoundIsTheNextOne() {
    timings.sent(AlertKind.OVERDUE, NOON - 5_000);
    timings.sent(AlertKind.OVERDUE, NOON - 5_001);
    timings.sent(AlertKind.DUE_SOON, NOON - 200_000_000);

    AlertTimings.Latencies latencies = timings.latencies();

    assertThat(latencies.counts()).hasSize(latencies.bounds().size() + 1);
    assertThat(latencies.counts().get(latencies.bounds().indexOf(5.0))).isEqualTo(1);
    assertThat(latencies.counts().get(latencies.bounds().indexOf(10.0))).isEqualTo(1);
    assertThat(latencies.counts().get(latencies.bounds().size())).isEqualTo(1);
    assertThat(latencies.sumSeconds()).isEqualTo(200_010.001);
    assertThat(timings.sent())
        .containsEntry(AlertKind.OVERDUE, 2L)
        .containsEntry(AlertKind.DUE_SOON, 1L)
        .containsEntry(AlertKind.RETRACTED, 0L);
  }

  @Test
  void whatNoDeadlineCalledForIsCountedAndNotTimed() {
    timings.sent(AlertKind.RETRACTED);

    assertThat(timings.sent()).containsEntry(AlertKind.RETRACTED, 1L);
    assertThat(timings.latencies().counts()).containsOnly(0L);
  }

  @Test
  void aClockThatWasSetBackMakesNoLatencyNegative() {
    timings.sent(AlertKind.OVERDUE, NOON + 60_000);

    assertThat(timings.latencies().counts().get(0)).isEqualTo(1);
    assertThat(timings.latencies().sumSeconds()).isZero();
  }
}
