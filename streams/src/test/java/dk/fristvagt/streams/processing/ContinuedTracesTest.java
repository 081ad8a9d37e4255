package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.schemas.TraceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trace that a fact came with is kept with it. */
class ContinuedTracesTest {

  private static final String OBLIGATION = "notification-assessed-24h/0330/c-1/n1/1";
  private static final TraceContext ONE = trace("1");
  private static final TraceContext TWO = trace("2");

  /** With little work per call the late fact waits, parked, for the step that is under way. */
  @ParameterizedTest
  @ValueSource(ints = {1, 1_000})
  void aTraceOutlivesARestartAndWaitingForAStep(int workPerCall) {
    ProcessorHarness harness =
        new ProcessorHarness(BuiltInCatalogues.dkChildServices(), workPerCall);
    harness.fact(
        fact("n1", EventType.NOTIFICATION_RECEIVED, "2021-03-01T09:20:00Z"), at(1, 10), ONE);
    harness.restart();
    // The same record once more, in another trace: it is known already.
    harness.fact(
        fact("n1", EventType.NOTIFICATION_RECEIVED, "2021-03-01T09:20:00Z"), at(1, 10), TWO);
    harness.tick(at(2, 12));
    harness.fact(
        fact("a1", EventType.NOTIFICATION_ASSESSED, "2021-03-02T11:00:00Z"), at(2, 12), TWO);
    harness.restart();
    harness.drain();
    harness.tick(at(2, 13));
    harness.drain();

    List<String> alerts =
        harness.alertTraces().stream().filter(text -> text.startsWith(OBLIGATION)).toList();

    assertThat(alerts)
        .containsExactly(OBLIGATION + "#1 " + ONE.parent(), OBLIGATION + "#2 " + TWO.parent());
  }

  private static Fact fact(String eventId, EventType type, String registeredAt) {
    return new Fact(
        "0330",
        "c-1",
        eventId,
        0,
        false,
        null,
        FactTime.ofInstant(Instant.parse("2021-03-01T09:15:00Z").toEpochMilli()),
        FactTime.ofInstant(Instant.parse(registeredAt).toEpochMilli()),
        null,
        type,
        type == EventType.NOTIFICATION_RECEIVED
            ? Map.of("notificationId", "n1", "notifier", "CITIZEN", "knownCase", false)
            : Map.of("notificationId", "n1", "outcome", "NO_ACUTE_NEED"),
        null);
  }

  private static TraceContext trace(String digit) {
    return new TraceContext("00-" + digit.repeat(32) + '-' + digit.repeat(16) + "-01", "");
  }

  private static long at(int day, int hour) {
    return Instant.parse("2021-03-0%dT%02d:00:00Z".formatted(day, hour)).toEpochMilli();
  }
}
