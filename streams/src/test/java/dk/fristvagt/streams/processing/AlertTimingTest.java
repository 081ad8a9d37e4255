package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which alerts have a latency. */
class AlertTimingTest {

  private final ProcessorHarness harness =
      new ProcessorHarness(BuiltInCatalogues.dkChildServices(), 1_000);

  @Test
  void aDeadlineThatIsReachedBetweenTwoStepsIsTimed() {
    tick("2021-03-01T09:00:00Z");
    notification("2021-03-01T09:15:00Z", "2021-03-01T09:20:00Z");
    tick("2021-03-01T10:00:00Z");
    assertThat(timed()).isZero();

    tick("2021-03-02T12:00:00Z");

    assertThat(sent(AlertKind.OVERDUE)).isPositive();
    assertThat(timed())
        .isEqualTo(sent(AlertKind.OVERDUE) + sent(AlertKind.DUE_SOON))
        .isEqualTo(harness.alerts().size());
  }

  @Test
  void whatTheFirstStepFindsIsCountedOnly() {
    notification("2021-03-01T09:15:00Z", "2021-03-01T09:20:00Z");

    tick("2021-03-02T12:00:00Z");

    assertThat(sent(AlertKind.OVERDUE)).isPositive();
    assertThat(timed()).isZero();
  }

  @Test
  void aDeadlineThatWasPastWhenItsCaseBecameKnownIsCountedOnly() {
    tick("2021-03-05T09:00:00Z");
    notification("2021-03-01T09:15:00Z", "2021-03-05T09:20:00Z");

    tick("2021-03-05T10:00:00Z");

    assertThat(sent(AlertKind.OVERDUE)).isPositive();
    assertThat(timed()).isZero();
  }

  private long sent(AlertKind kind) {
    return harness.alertTimings().sent().get(kind);
  }

  private long timed() {
    return harness.alertTimings().latencies().counts().stream().mapToLong(n -> n).sum();
  }

  private void notification(String occurredAt, String registeredAt) {
    FactTime occurred = FactTime.parse(occurredAt, MunicipalCalendar.COPENHAGEN);
    FactTime registered = FactTime.parse(registeredAt, MunicipalCalendar.COPENHAGEN);
    harness.fact(
        new Fact(
            "0330",
            "c-1",
            "n1",
            0,
            false,
            null,
            occurred,
            registered,
            null,
            EventType.NOTIFICATION_RECEIVED,
            Map.of("notificationId", "n1", "notifier", "CITIZEN", "knownCase", false),
            null),
        registered.epochMilli());
  }

  private void tick(String time) {
    harness.tick(Instant.parse(time).toEpochMilli());
    harness.drain();
  }
}
