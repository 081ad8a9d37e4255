package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The need for a child assessment was known on 30 November 2021. It must be done within 4 months,
 * by 30 March 2022; March closes on 1 April 00:00 in Denmark, which is 31 March 22:00Z. Each figure
 * of {@code assessment-4m} is worked out by hand.
 */
class RestatementTest {

  private static final String RULE = "assessment-4m";

  private static final StatusCounts OVERDUE = new StatusCounts(0, 0, 1, 0, 0, 0);
  private static final StatusCounts NO_LONGER_OVERDUE = new StatusCounts(0, 0, -1, 0, 0, 0);

  private final Fact nord =
      handover("nord", "2021-11-01T08:00:00Z", "2021-11-01T08:00:00Z", "Nord");
  private final Fact need = need(0, "2021-11-30T09:00:00Z", "2021-11-30T09:30:00Z");

  @Test
  void doneInTimeButRegisteredAfterTheCloseIsALateRegistration() {
    Fact completed = completed(0, "2022-03-20T09:00:00Z", "2022-04-05T09:00:00Z");

    assertRestated(
        List.of(nord, need, completed),
        "2022-05-15T00:00:00Z",
        Map.of("2022-03 Nord late-registration", new StatusCounts(1, 0, -1, 0, 0, 0)));
  }

  @Test
  void doneAfterTheCloseIsALaterEvent() {
    Fact completed = completed(0, "2022-04-10T09:00:00Z", "2022-04-11T09:00:00Z");

    assertRestated(
        List.of(nord, need, completed),
        "2022-05-15T00:00:00Z",
        Map.of("2022-03 Nord later-event", new StatusCounts(0, 1, -1, 0, 0, 0)));
  }

  @Test
  void whatIsRegisteredAtTheVeryCloseWasKnownAtTheClose() {
    Fact completed = completed(0, "2022-03-20T09:00:00Z", "2022-03-31T22:00:00Z");

    assertRestated(List.of(nord, need, completed), "2022-05-15T00:00:00Z", Map.of());
  }

  @Test
  void aCorrectedStartThatMovesTheDueIntoAnOpenMonthOnlyLeavesTheClosedOne() {
    // From 30 December the due is 30 April, and April is open on 5 April.
    Fact corrected = need(1, "2021-12-30T09:00:00Z", "2022-04-05T09:00:00Z");

    assertRestated(
        List.of(nord, need, corrected),
        "2022-05-15T00:00:00Z",
        Map.of("2022-03 Nord correction", NO_LONGER_OVERDUE));
  }

  @Test
  void aCorrectedStartThatMovesTheDueBetweenClosedMonthsRestatesBoth() {
    Fact corrected = need(1, "2021-12-30T09:00:00Z", "2022-05-05T09:00:00Z");

    assertRestated(
        List.of(nord, need, corrected),
        "2022-05-15T00:00:00Z",
        Map.of("2022-03 Nord correction", NO_LONGER_OVERDUE, "2022-04 Nord correction", OVERDUE));
  }

  @Test
  void aHigherRevisionIsNoCorrectionWhereNothingOfTheFactWasKnown() {
    Fact completed = completed(3, "2022-03-20T09:00:00Z", "2022-04-05T09:00:00Z");

    assertRestated(
        List.of(nord, need, completed),
        "2022-05-15T00:00:00Z",
        Map.of("2022-03 Nord late-registration", new StatusCounts(1, 0, -1, 0, 0, 0)));
  }

  @Test
  void aVoidedStartIsTakenOutOfTheMonth() {
    Fact voided = voided(need, "2022-04-05T09:00:00Z");

    assertRestated(
        List.of(nord, need, voided),
        "2022-05-15T00:00:00Z",
        Map.of("2022-03 Nord void", NO_LONGER_OVERDUE));
  }

  @Test
  void aHandoverTypedLateMovesTheFigureToAnotherTeam() {
    // The decisive instant is the due, 30 March at midnight: Syd held the case since the 10th.
    Fact syd = handover("syd", "2022-03-10T09:00:00Z", "2022-04-04T09:00:00Z", "Syd");

    assertRestated(
        List.of(nord, need, syd),
        "2022-05-15T00:00:00Z",
        Map.of(
            "2022-03 Nord late-registration",
            NO_LONGER_OVERDUE,
            "2022-03 Syd late-registration",
            OVERDUE));
  }

  @Test
  void eachRecordOfASeriesHasItsOwnReasonAlsoWhereTheyCancelOut() {
    // Overdue at the close; met as registered; then late as corrected; then void: overdue again.
    Fact completed = completed(0, "2022-03-20T09:00:00Z", "2022-04-05T09:00:00Z");
    Fact corrected = completed(1, "2022-04-02T09:00:00Z", "2022-04-05T09:20:00Z");
    Fact voided = voided(corrected, "2022-04-05T09:40:00Z");

    assertRestated(
        List.of(nord, need, completed, corrected, voided),
        "2022-05-15T00:00:00Z",
        Map.of(
            "2022-03 Nord late-registration",
            new StatusCounts(1, 0, -1, 0, 0, 0),
            "2022-03 Nord correction",
            new StatusCounts(-1, 1, 0, 0, 0, 0),
            "2022-03 Nord void",
            new StatusCounts(0, -1, 1, 0, 0, 0)));
  }

  @Test
  void anObligationThatWasThereOnlyBetweenTwoRecordsIsBookedTwice() {
    // The need is registered after March closed, and taken back within the same step.
    Fact late = need(0, "2021-11-30T09:00:00Z", "2022-04-05T09:00:00Z");
    Fact voided = voided(late, "2022-04-05T09:05:00Z");

    assertRestated(
        List.of(nord, late, voided),
        "2022-05-15T00:00:00Z",
        Map.of("2022-03 Nord late-registration", OVERDUE, "2022-03 Nord void", NO_LONGER_OVERDUE));
  }

  @Test
  void anErasedStartLeavesTheMonthByErasure() {
    ProcessorHarness harness = live(List.of(nord, need), "2022-04-10T00:00:00Z");
    harness.process(CaseChangeKeys.fact(need), null, millis("2022-04-10T01:00:00Z"));
    harness.tick(millis("2022-04-11T00:00:00Z"));
    harness.drain();

    assertThat(restated(harness.view()))
        .containsExactlyInAnyOrderEntriesOf(Map.of("2022-03 Nord erasure", NO_LONGER_OVERDUE));
  }

  @Test
  void anErasedFulfilmentMakesItOverdueByErasureAndWhatCameLateIsForgotten() {
    // Known before the close: met then. A correction typed late made it late. Both are erased.
    Fact completed = completed(0, "2022-03-20T09:00:00Z", "2022-03-21T09:00:00Z");
    Fact corrected = completed(1, "2022-04-02T09:00:00Z", "2022-04-05T09:00:00Z");
    ProcessorHarness harness =
        live(List.of(nord, need, completed, corrected), "2022-04-10T00:00:00Z");
    harness.process(CaseChangeKeys.fact(completed), null, millis("2022-04-10T01:00:00Z"));
    harness.restart();
    harness.process(CaseChangeKeys.fact(corrected), null, millis("2022-04-10T01:00:00Z"));
    harness.tick(millis("2022-04-11T00:00:00Z"));
    harness.drain();

    assertThat(restated(harness.view()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("2022-03 Nord erasure", new StatusCounts(-1, 0, 1, 0, 0, 0)));
  }

  @Test
  void otherRulesRestateByCatalogueAndRecordsUnderTheRulesInForce() {
    // Three months instead of four: due on 28 February. Overdue in March at its close, in February
    // since; the completion of 20 March finds it in February, late, and came after February's
    // close.
    ProcessorHarness harness = live(List.of(nord, need), "2022-04-10T00:00:00Z");
    Fact completed = completed(0, "2022-03-20T09:00:00Z", "2022-04-10T01:00:00Z");

    harness.publish(
        BuiltInCatalogues.dkChildServicesYaml().replace("within: P4M", "within: P3M"), 1);
    harness.fact(completed, completed.registeredAt().epochMilli());
    harness.tick(millis("2022-04-11T00:00:00Z"));
    harness.drain();

    assertThat(restated(harness.view()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "2022-03 Nord catalogue",
                NO_LONGER_OVERDUE,
                "2022-02 Nord catalogue",
                OVERDUE,
                "2022-02 Nord later-event",
                new StatusCounts(0, 1, -1, 0, 0, 0)));
  }

  /** Whether the facts are read as they are registered, or all at the end in the wrong order. */
  private static void assertRestated(
      List<Fact> facts, String until, Map<String, StatusCounts> expected) {
    assertThat(restated(live(facts, until).view())).containsExactlyInAnyOrderEntriesOf(expected);

    ProcessorHarness atOnce = harness();
    atOnce.tick(millis("2021-10-01T00:00:00Z"));
    atOnce.tick(millis(until) - 1);
    atOnce.drain();
    List<Fact> reversed = new ArrayList<>(facts);
    Collections.reverse(reversed);
    reversed.forEach(fact -> atOnce.fact(fact, fact.registeredAt().epochMilli()));
    atOnce.tick(millis(until));
    atOnce.drain();
    assertThat(restated(atOnce.view())).containsExactlyInAnyOrderEntriesOf(expected);
  }

  private static ProcessorHarness live(List<Fact> facts, String until) {
    ProcessorHarness harness = harness();
    harness.tick(millis("2021-10-01T00:00:00Z"));
    List<Fact> sorted = new ArrayList<>(facts);
    sorted.sort(Comparator.comparingLong(fact -> fact.registeredAt().epochMilli()));
    long hour = 3_600_000;
    for (Fact fact : sorted) {
      harness.fact(fact, fact.registeredAt().epochMilli());
      harness.tick(fact.registeredAt().epochMilli() / hour * hour + hour);
    }
    harness.tick(millis(until));
    harness.drain();
    return harness;
  }

  private static ProcessorHarness harness() {
    return new ProcessorHarness(BuiltInCatalogues.dkChildServices(), 1_000);
  }

  /** Of the rule: month, team and reason to the change. */
  private static Map<String, StatusCounts> restated(PartitionView view) {
    Map<String, StatusCounts> restated = new TreeMap<>();
    view.restatements()
        .forEach(
            (key, counts) -> {
              if (key.group().rule().equals(RULE)) {
                restated.put(
                    key.month() + " " + key.group().team() + ' ' + key.reason().label(), counts);
              }
            });
    return restated;
  }

  private static Fact need(int revision, String occurredAt, String registeredAt) {
    return fact(
        "need", revision, EventType.NEED_IDENTIFIED, occurredAt, registeredAt, Map.of(), false);
  }

  private static Fact completed(int revision, String occurredAt, String registeredAt) {
    return fact(
        "completed",
        revision,
        EventType.CHILD_ASSESSMENT_COMPLETED,
        occurredAt,
        registeredAt,
        Map.of("assessmentId", "a1"),
        false);
  }

  private static Fact handover(
      String eventId, String occurredAt, String registeredAt, String team) {
    return fact(
        eventId,
        0,
        EventType.CASEWORKER_ASSIGNED,
        occurredAt,
        registeredAt,
        Map.of("team", team, "caseworker", "anna"),
        false);
  }

  /** The next revision, which takes the fact back. */
  private static Fact voided(Fact fact, String registeredAt) {
    return fact(
        fact.eventId(),
        fact.revision() + 1,
        fact.type(),
        fact.occurredAt().text(),
        registeredAt,
        fact.data(),
        true);
  }

  private static Fact fact(
      String eventId,
      int revision,
      EventType type,
      String occurredAt,
      String registeredAt,
      Map<String, Object> data,
      boolean voided) {
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
