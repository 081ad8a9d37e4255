package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.streams.state.SentAlertState;
import dk.fristvagt.streams.store.SentAlerts;
import dk.fristvagt.streams.store.StoreNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.Test;

class SentAlertsTest {

  private static final String ASSESSED = "notification-assessed-24h/0330/c-1/n1/1";

  private final ProcessorHarness harness =
      new ProcessorHarness(BuiltInCatalogues.dkChildServices(), 1_000);

  @Test
  void everyAlertThatWentOutIsKeptAsItWasSentAlsoOverARestart() {
    overdue("n1");
    harness.restart();
    // Done at 12:00 on the day, before the due of 10:15 on the next, and registered a day late.
    fact("a1", 0, EventType.NOTIFICATION_ASSESSED, "2021-03-01T12:00:00Z", "2021-03-03T08:00:00Z");
    tick("2021-03-03T09:00:00Z");

    List<SentAlert> kept = kept().stream().filter(alert -> isAbout(alert, ASSESSED)).toList();

    assertThat(kept)
        .extracting(alert -> alert.alert().kind())
        .containsExactly(AlertKind.OVERDUE, AlertKind.RETRACTED);
    assertThat(kept.get(1).alert().retracts()).isEqualTo(1);
    assertThat(kept.get(1).clock()).isEqualTo(millis("2021-03-03T09:00:00Z"));
    assertThat(kept().stream().map(SentAlertsTest::text).toList())
        .containsExactlyInAnyOrderElementsOf(
            harness.alerts().stream().map(SentAlertsTest::text).toList());
  }

  @Test
  void whatAnErasedFactStartedIsForgottenWithItAndTheRestOfTheCaseIsNot() {
    fact("n2", 0, EventType.NOTIFICATION_RECEIVED, "2021-03-01T09:15:00Z", "2021-03-01T09:20:00Z");
    overdue("n1");
    int before = kept().size();

    harness.process("0330/c-1/n1/0", null, millis("2021-03-03T10:00:00Z"));
    tick("2021-03-03T11:00:00Z");

    assertThat(before).isPositive();
    assertThat(kept()).hasSize(before / 2).allMatch(alert -> alert.obligationId().contains("/n2/"));
    // The retraction was sent all the same.
    assertThat(harness.alerts())
        .anyMatch(
            alert ->
                alert.getObligationId().equals(ASSESSED)
                    && alert.getKind() == dk.fristvagt.schemas.v1.AlertKind.RETRACTED);
  }

  @Test
  void aFactThatKeepsARevisionIsNotErasedYet() {
    overdue("n1");
    fact("n1", 1, EventType.NOTIFICATION_RECEIVED, "2021-03-01T09:15:00Z", "2021-03-02T13:00:00Z");
    tick("2021-03-02T14:00:00Z");
    int before = kept().size();

    harness.process("0330/c-1/n1/0", null, millis("2021-03-03T10:00:00Z"));
    tick("2021-03-03T11:00:00Z");
    assertThat(kept()).hasSize(before);

    harness.process("0330/c-1/n1/1", null, millis("2021-03-03T12:00:00Z"));
    tick("2021-03-03T13:00:00Z");
    assertThat(kept()).isEmpty();
  }

  @Test
  void anIdWithOddCharactersIsFoundAgain() {
    String key = SentAlerts.key("0330/c%2F1", "audit-a/b/0330/c/1/e/2/3", 12);

    assertThat(SentAlerts.isStartedBy(key, "0330", "c/1", "e/2")).isTrue();
    assertThat(SentAlerts.isStartedBy(key, "0330", "c/1", "2")).isFalse();
    assertThat(
            SentAlerts.alert(
                key, new SentAlertState("OVERDUE", 5L, null, null, 4L, "Nord", "anna")))
        .extracting(SentAlert::obligationId, alert -> alert.alert().sequence())
        .containsExactly("audit-a/b/0330/c/1/e/2/3", 12);
  }

  private void overdue(String notification) {
    fact(
        notification,
        0,
        EventType.NOTIFICATION_RECEIVED,
        "2021-03-01T09:15:00Z",
        "2021-03-01T09:20:00Z");
    tick("2021-03-02T12:00:00Z");
  }

  private void fact(
      String eventId, int revision, EventType type, String occurredAt, String registeredAt) {
    Map<String, Object> data =
        type == EventType.NOTIFICATION_RECEIVED
            ? Map.of("notificationId", eventId, "notifier", "CITIZEN", "knownCase", false)
            : Map.of("notificationId", "n1", "outcome", "NO_ACUTE_NEED");
    FactTime occurred = FactTime.parse(occurredAt, MunicipalCalendar.COPENHAGEN);
    FactTime registered = FactTime.parse(registeredAt, MunicipalCalendar.COPENHAGEN);
    harness.fact(
        new Fact(
            "0330",
            "c-1",
            eventId,
            revision,
            false,
            null,
            occurred,
            registered,
            null,
            type,
            data,
            null),
        registered.epochMilli());
  }

  private void tick(String time) {
    harness.tick(millis(time));
    harness.drain();
  }

  private List<SentAlert> kept() {
    KeyValueStore<String, SentAlertState> store = harness.store(StoreNames.ALERTS_SENT);
    List<SentAlert> kept = new ArrayList<>();
    try (KeyValueIterator<String, SentAlertState> iterator = store.all()) {
      while (iterator.hasNext()) {
        KeyValue<String, SentAlertState> entry = iterator.next();
        kept.add(SentAlerts.alert(entry.key, entry.value));
      }
    }
    return kept;
  }

  private static boolean isAbout(SentAlert alert, String obligationId) {
    return alert.obligationId().equals(obligationId);
  }

  private static String text(SentAlert alert) {
    return String.join(
        " ",
        alert.obligationId(),
        String.valueOf(alert.alert().sequence()),
        alert.alert().kind().name(),
        String.valueOf(alert.clock()),
        String.valueOf(alert.due()),
        alert.team(),
        alert.caseworker(),
        String.valueOf(alert.alert().retracts()));
  }

  private static String text(Alert alert) {
    return String.join(
        " ",
        alert.getObligationId(),
        String.valueOf(alert.getSequence()),
        alert.getKind().name(),
        String.valueOf(alert.getClock()),
        String.valueOf(alert.getDue()),
        alert.getTeam(),
        alert.getCaseworker(),
        String.valueOf(alert.getRetracts()));
  }

  private static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }
}
