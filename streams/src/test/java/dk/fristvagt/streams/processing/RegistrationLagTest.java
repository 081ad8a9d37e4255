package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrationLagTest {

  private final ProcessorHarness harness =
      new ProcessorHarness(BuiltInCatalogues.dkChildServices(), 1_000);

  @AfterEach
  void restartedFindsTheSame() {
    Map<String, Map<Integer, Long>> before = lags(harness.view());
    harness.restart();
    assertThat(lags(harness.view())).isEqualTo(before);
  }

  @Test
  void daysAreCountedBetweenLocalDatesAndFiledUnderTheMonthOfTheTyping() {
    // 23:30Z on 28 February is 1 March in Denmark: typed on 1 March, 0 days. The meeting of 25
    // February typed on 3 March: 6 days, March's.
    feed(
        assigned("nord", "2022-02-01T08:00:00Z", "2022-02-01T08:00:00Z", "Nord"),
        meeting("m1", 0, false, "2022-02-28T23:30:00Z", "2022-03-01T09:00:00Z"),
        meeting("m2", 0, false, "2022-02-25T09:00:00Z", "2022-03-03T09:00:00Z"));

    assertThat(lags(harness.view()))
        .isEqualTo(Map.of("2022-02 Nord", Map.of(0, 1L), "2022-03 Nord", Map.of(0, 1L, 6, 1L)));
  }

  @Test
  void aLagBelongsToTheTeamThatHeldTheCaseWhenTheFactHappened() {
    // The handover of 10 March, typed on the 20th, moves the meeting of the 11th to Syd.
    feed(
        assigned("nord", "2022-03-01T08:00:00Z", "2022-03-01T08:00:00Z", "Nord"),
        meeting("m1", 0, false, "2022-03-11T09:00:00Z", "2022-03-13T09:00:00Z"),
        assigned("syd", "2022-03-10T08:00:00Z", "2022-03-20T08:00:00Z", "Syd"));

    assertThat(lags(harness.view()))
        .isEqualTo(Map.of("2022-03 Nord", Map.of(0, 1L), "2022-03 Syd", Map.of(2, 1L, 10, 1L)));
  }

  @Test
  void aCorrectionMovesTheDayItHappenedButNotTheDayItWasTyped() {
    // Typed on the 4th as of the 4th, corrected on the 20th to the 1st: 3 days.
    feed(
        meeting("m1", 0, false, "2022-03-04T09:00:00Z", "2022-03-04T10:00:00Z"),
        meeting("m1", 1, false, "2022-03-01T09:00:00Z", "2022-03-20T09:00:00Z"));

    assertThat(lags(harness.view())).isEqualTo(Map.of("2022-03 unassigned", Map.of(3, 1L)));
  }

  @Test
  void aCorrectionToAfterTheTypingIsNoNegativeLag() {
    feed(
        meeting("m1", 0, false, "2022-03-04T09:00:00Z", "2022-03-04T10:00:00Z"),
        meeting("m1", 1, false, "2022-03-09T09:00:00Z", "2022-03-20T09:00:00Z"));

    assertThat(lags(harness.view())).isEqualTo(Map.of("2022-03 unassigned", Map.of(0, 1L)));
  }

  @Test
  void voidedAndErasedFactsLeaveNoTrace() {
    Fact erased = meeting("m2", 0, false, "2022-03-01T09:00:00Z", "2022-03-05T09:00:00Z");
    feed(
        meeting("m1", 0, false, "2022-03-04T09:00:00Z", "2022-03-04T10:00:00Z"),
        erased,
        meeting("m1", 1, true, "2022-03-04T09:00:00Z", "2022-03-20T09:00:00Z"));
    harness.process(CaseChangeKeys.fact(erased), null, millis("2022-04-01T00:00:00Z"));
    harness.tick(millis("2022-04-02T00:00:00Z"));
    harness.drain();

    assertThat(lags(harness.view())).isEmpty();
  }

  private void feed(Fact... facts) {
    harness.tick(millis("2022-01-01T00:00:00Z"));
    for (Fact fact : List.of(facts)) {
      harness.fact(fact, fact.registeredAt().epochMilli());
      harness.tick(fact.registeredAt().epochMilli());
    }
    harness.drain();
  }

  private static Map<String, Map<Integer, Long>> lags(PartitionView view) {
    Map<String, Map<Integer, Long>> lags = new TreeMap<>();
    view.registrationLags()
        .forEach((key, days) -> lags.put(key.month() + " " + key.team(), new TreeMap<>(days)));
    return lags;
  }

  private static Fact assigned(
      String eventId, String occurredAt, String registeredAt, String team) {
    return fact(
        eventId,
        0,
        false,
        EventType.CASEWORKER_ASSIGNED,
        occurredAt,
        registeredAt,
        Map.of("team", team, "caseworker", "anna"));
  }

  private static Fact meeting(
      String eventId, int revision, boolean voided, String occurredAt, String registeredAt) {
    return fact(
        eventId,
        revision,
        voided,
        EventType.MEETING_HELD,
        occurredAt,
        registeredAt,
        Map.of("kind", "OTHER"));
  }

  private static Fact fact(
      String eventId,
      int revision,
      boolean voided,
      EventType type,
      String occurredAt,
      String registeredAt,
      Map<String, Object> data) {
    return new Fact(
        "0330",
        "c-1",
        eventId,
        revision,
        voided,
        null,
        FactTime.ofInstant(millis(occurredAt)),
        FactTime.ofInstant(millis(registeredAt)),
        null,
        type,
        data,
        null);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }
}
