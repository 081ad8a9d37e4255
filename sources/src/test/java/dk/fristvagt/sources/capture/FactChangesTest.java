package dk.fristvagt.sources.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactChangesTest {

  private static final long CLOCK = java.time.Instant.parse("2024-06-01T00:00:00Z").toEpochMilli();

  private final FactChanges changes = new FactChanges(Mappings.small(), Mappings.ZONES);

  @Test
  void aRowTellsOneFactForEachStepThatWasTaken() {
    List<Fact> facts =
        facts(
            new RowChange(
                "underretning",
                null,
                notification(
                    "kvittering",
                    "2024-03-05Z",
                    "kvittering_kl",
                    "09:30:00Z",
                    "rettet",
                    "2024-03-05T11:00:00Z")));

    assertThat(facts).extracting(Fact::eventId).containsExactly("u-n1-modtaget", "u-n1-kvittering");
    assertThat(facts)
        .extracting(fact -> Mappings.CODEC.canonical(fact))
        .first()
        .isEqualTo(
            "{\"caseId\":\"c-1\",\"data\":{\"knownCase\":false,\"notificationId\":\"n1\",\"notifier\":\"PROFESSIONAL\"},\"eventId\":\"u-n1-modtaget\",\"municipality\":\"0330\",\"occurredAt\":\"2024-03-01T10:15:00+01:00\",\"registeredAt\":\"2024-03-05T12:00:00+01:00\",\"revision\":0,\"type\":\"NotificationReceived\",\"voided\":false}");
    assertThat(facts.get(1).occurredAt().epochMilli())
        .isEqualTo(java.time.Instant.parse("2024-03-05T08:30:00Z").toEpochMilli());
  }

  @Test
  void onlyWhatAnUpdateChangedIsWrittenWhereStepsShareARowsVersion() {
    Map<String, Object> before = notification();
    Map<String, Object> after =
        notification("kvittering", "2024-03-05Z", "version", 1, "rettet", "2024-03-05T09:00:00Z");

    assertThat(facts(new RowChange("underretning", before, after)))
        .extracting(Fact::eventId, Fact::revision)
        .hasToString("[(\"u-n1-kvittering\", 1)]");
  }

  @Test
  void aChangeWhoseRevisionDoesNotRiseIsARejectWithItsTableAndFact() {
    assertThat(
            changes.of(
                new RowChange(
                    "underretning", notification(), notification("underretter", "BORGER")),
                CLOCK))
        .containsExactly(
            new FactChanges.Outcome.Rejected(
                RejectReason.BAD_VALUE,
                "underretning, NotificationReceived: the fact changed and its revision did not rise"));
  }

  @Test
  void aRowThatIsStampedAndDeletedVoidsItsFactsFromTheStampOn() {
    Map<String, Object> stamped = notification("rettet", "2024-04-01T08:00:00Z");

    assertThat(facts(new RowChange("underretning", notification(), stamped))).isEmpty();
    assertThat(facts(new RowChange("underretning", stamped, null)))
        .extracting(Fact::revision, Fact::voided, fact -> fact.registeredAt().epochMilli())
        .hasToString(
            "[(1, true, " + java.time.Instant.parse("2024-04-01T08:00:00Z").toEpochMilli() + "L)]");
  }

  @Test
  void aStepThatIsEmptiedIsVoidWithTheRowsRevision() {
    assertThat(
            facts(
                new RowChange(
                    "underretning",
                    notification("kvittering", "2024-03-05Z", "rettet", "2024-03-05T11:00:00Z"),
                    notification("version", 3, "rettet", "2024-03-09T08:00:00Z"))))
        .extracting(Fact::eventId, Fact::revision, Fact::voided)
        .hasToString("[(\"u-n1-kvittering\", 3, true)]");
  }

  @Test
  void aFactThatMovesToAnotherCaseIsVoidThereAndNewHere() {
    assertThat(
            facts(
                new RowChange(
                    "underretning",
                    notification(),
                    notification("sagsnr", "c-2", "version", 1, "rettet", "2024-03-09T08:00:00Z"))))
        .extracting(Fact::caseId, Fact::revision, Fact::voided)
        .hasToString("[(\"c-1\", 1, true), (\"c-2\", 1, false)]");
  }

  @Test
  void aDeletionThatNothingTellsTheTimeOfIsAReject() {
    assertThat(changes.of(new RowChange("moede", meeting("NETV"), null), CLOCK))
        .containsExactly(
            new FactChanges.Outcome.Rejected(
                RejectReason.MISSING_FIELD,
                "moede, MeetingHeld: registeredAt is missing: the row was deleted, and nothing says"
                    + " when"));
  }

  @Test
  void whatIsRejectedNamesTheReasonThatEveryFactWouldHave() {
    assertThat(reason(notification("underretter", "UKENDT"))).isEqualTo(RejectReason.BAD_VALUE);
    assertThat(reason(notification("modtaget", null))).isEqualTo(RejectReason.MISSING_FIELD);
    assertThat(reason(notification("sagsnr", "0101011234"))).isEqualTo(RejectReason.CPR_NUMBER);
    assertThat(reason(notification("modtaget", "2024-05-01T00:00:00Z")))
        .isEqualTo(RejectReason.OCCURRED_AFTER_REGISTERED);
    assertThat(reason(notification("rettet", "2025-05-01T00:00:00Z")))
        .isEqualTo(RejectReason.REGISTERED_IN_FUTURE);
  }

  @Test
  void aRowThatWasARejectIsAFactOnceItIsPutRight() {
    assertThat(
            facts(new RowChange("underretning", notification("underretter", "?"), notification())))
        .hasSize(1);
  }

  @Test
  void aRowOfAnotherKindTellsNothing() {
    assertThat(facts(new RowChange("moede", null, meeting("KAFFE")))).isEmpty();
    assertThat(facts(new RowChange("ukendt", null, meeting("NETV")))).isEmpty();
  }

  private RejectReason reason(Map<String, Object> row) {
    return ((FactChanges.Outcome.Rejected)
            changes.of(new RowChange("underretning", null, row), CLOCK).get(0))
        .reason();
  }

  private List<Fact> facts(RowChange change) {
    return changes.of(change, CLOCK).stream()
        .map(outcome -> ((FactChanges.Outcome.Written) outcome).fact())
        .toList();
  }

  private static Map<String, Object> notification(Object... changed) {
    Map<String, Object> row = new HashMap<>();
    row.put("id", "n1");
    row.put("kommunenr", "0330");
    row.put("sagsnr", "c-1");
    row.put("modtaget", "2024-03-01T09:15:00.000000Z");
    row.put("kun_dato", false);
    row.put("underretter", "FAG");
    row.put("version", 0);
    row.put("rettet", "2024-03-01T09:20:00Z");
    for (int i = 0; i < changed.length; i += 2) {
      row.put((String) changed[i], changed[i + 1]);
    }
    return row;
  }

  private static Map<String, Object> meeting(String kind) {
    Map<String, Object> row = new HashMap<>();
    row.put("sagsnr", "c-1");
    row.put("akt", "a1");
    row.put("art", kind);
    row.put("version", 0);
    row.put("tid", "2024-03-01T09:15:00Z");
    row.put("rettet", "2024-03-01T09:20:00Z");
    return row;
  }
}
