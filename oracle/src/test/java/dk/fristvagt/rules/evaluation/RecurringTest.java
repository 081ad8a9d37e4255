package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RecurringTest {

  private static final String RULE = "follow-up";
  private static final String FAR = "2030-01-01T00:00";

  private static CaseFile measure(String occurredAt) {
    return new CaseFile()
        .add(
            "start",
            MEASURE_STARTED,
            occurredAt,
            "measureId",
            "m1",
            "section",
            "SEL §52",
            "category",
            "FAMILY",
            "provider",
            "MUNICIPAL");
  }

  private static CaseFile held(CaseFile file, String eventId, String occurredAt) {
    return file.add(eventId, FOLLOW_UP_HELD, occurredAt, "measureId", "m1");
  }

  private static CaseFile cadence(
      CaseFile file, String eventId, String occurredAt, String nextDue) {
    return file.add(
        eventId, FOLLOW_UP_CADENCE_DECIDED, occurredAt, "measureId", "m1", "nextDue", nextDue);
  }

  @Test
  void theFirstIsDueAfterThreeMonthsAndTheNextSixAfterTheFulfilment() {
    CaseFile file = held(measure("2021-01-31T10:00"), "f1", "2021-03-15T10:00");
    Obligation first = file.at("2021-03-15T10:00", RULE, "start", 1);
    assertThat(first.status()).isEqualTo(ObligationStatus.MET);
    assertThat(first.dueDay()).isEqualTo(LocalDate.of(2021, 4, 30));
    Obligation second = file.at("2021-03-15T10:00", RULE, "start", 2);
    assertThat(second.status()).isEqualTo(ObligationStatus.OPEN);
    assertThat(utc(second.start())).isEqualTo("2021-03-15T09:00:00Z");
    assertThat(second.dueDay()).isEqualTo(LocalDate.of(2021, 9, 15));
    assertThat(utc(second.warnAt())).isEqualTo("2021-08-16T22:00:00Z");
    assertThat(file.at(FAR, RULE, "start", 3)).isNull();
  }

  @Test
  void twoFulfilmentsAtOneInstantFulfilTwoOccurrences() {
    CaseFile file = measure("2021-01-31T10:00");
    held(file, "f1", "2021-03-15T10:00");
    held(file, "f2", "2021-03-15T10:00");
    assertThat(file.status(FAR, RULE, "start", 2)).isEqualTo("met");
    assertThat(file.status("2021-03-16T00:00", RULE, "start", 3)).isEqualTo("open");
  }

  @Test
  void aLateFulfilmentStartsTheNextWhenItWasHeld() {
    CaseFile file = held(measure("2021-01-31T10:00"), "f1", "2021-06-01T10:00");
    assertThat(file.status(FAR, RULE, "start", 1)).isEqualTo("late");
    assertThat(file.at(FAR, RULE, "start", 2).dueDay()).isEqualTo(LocalDate.of(2021, 12, 1));
  }

  @Test
  void aFulfilmentRegisteredLateMovesTheOccurrencesThatFollow() {
    CaseFile file = held(measure("2021-01-31T10:00"), "f2", "2021-06-01T10:00");
    file.addLate("f1", FOLLOW_UP_HELD, "2021-04-01T10:00", "2021-07-01T10:00", "measureId", "m1");
    assertThat(file.status("2021-07-01T09:59:59.999", RULE, "start", 1)).isEqualTo("late");
    assertThat(file.status("2021-07-01T10:00", RULE, "start", 1)).isEqualTo("met");
    assertThat(utc(file.at("2021-07-01T10:00", RULE, "start", 2).fulfilledAt()))
        .isEqualTo("2021-06-01T08:00:00Z");
    assertThat(file.status("2021-07-01T10:00", RULE, "start", 3)).isEqualTo("open");
  }

  @Test
  void nothingAtOrAfterTheEndOpensAnOccurrence() {
    CaseFile atEnd = held(measure("2021-01-31T10:00"), "f1", "2021-03-15T10:00");
    atEnd.add("ended", MEASURE_ENDED, "2021-03-15T10:00", "measureId", "m1");
    assertThat(atEnd.status(FAR, RULE, "start", 1)).isEqualTo("met");
    assertThat(atEnd.status(FAR, RULE, "start", 2)).isEqualTo("none");

    CaseFile before = held(measure("2021-01-31T10:00"), "f1", "2021-03-15T10:00");
    before.add("ended", MEASURE_ENDED, "2021-03-15T10:00:00.001", "measureId", "m1");
    assertThat(before.status(FAR, RULE, "start", 2)).isEqualTo("cancelled");

    CaseFile after = held(measure("2021-01-31T10:00"), "f1", "2021-03-15T10:00");
    after.add("ended", MEASURE_ENDED, "2021-03-15T09:59:59.999", "measureId", "m1");
    assertThat(after.status(FAR, RULE, "start", 1)).isEqualTo("cancelled");
    assertThat(after.status(FAR, RULE, "start", 2)).isEqualTo("none");
  }

  @Test
  void lapsesWhereTheMeasureEndedAfterDue() {
    CaseFile file =
        measure("2021-01-31T10:00")
            .add("ended", MEASURE_ENDED, "2021-05-01T00:00", "measureId", "m1");
    assertThat(file.status("2021-04-30T23:59:59.999", RULE, "start")).isEqualTo("due-soon");
    assertThat(file.status("2021-05-01T00:00", RULE, "start")).isEqualTo("lapsed");
  }

  @Test
  void aDecidedCadenceMovesTheDueOfWhatStartsFrom2024() {
    CaseFile file = cadence(measure("2024-01-01T00:00"), "c1", "2024-02-01T10:00", "2024-03-15");
    Obligation obligation = file.at("2024-02-01T10:00", RULE, "start");
    assertThat(utc(obligation.due())).isEqualTo("2024-03-15T23:00:00Z");
    assertThat(obligation.dueDay()).isEqualTo(LocalDate.of(2024, 3, 15));
    // 30 days before the 15th of March 2024 is the 14th of February.
    assertThat(utc(obligation.warnAt())).isEqualTo("2024-02-14T23:00:00Z");
  }

  @Test
  void aDecidedCadenceMovesNothingForWhatStartedBefore2024() {
    CaseFile file =
        cadence(measure("2023-12-31T23:59:59.999"), "c1", "2024-02-01T10:00", "2024-05-15");
    assertThat(file.at(FAR, RULE, "start").dueDay()).isEqualTo(LocalDate.of(2024, 3, 31));
    held(file, "f1", "2024-03-01T10:00");
    cadence(file, "c2", "2024-03-02T10:00", "2024-06-15");
    // The second occurrence starts in 2024.
    assertThat(file.at(FAR, RULE, "start", 2).dueDay()).isEqualTo(LocalDate.of(2024, 6, 15));
  }

  @Test
  void eachCadenceBeforeTheDueInForceMovesItAgain() {
    CaseFile file = measure("2024-01-10T10:00");
    cadence(file, "c1", "2024-02-01T10:00", "2024-05-15");
    cadence(file, "c2", "2024-05-15T23:59:59.999", "2024-06-20");
    cadence(file, "c3", "2024-06-21T00:00", "2024-09-20");
    assertThat(file.at(FAR, RULE, "start").dueDay()).isEqualTo(LocalDate.of(2024, 6, 20));
  }

  @Test
  void aCadenceAtTheStartCountsAndOneAtTheFulfilmentCountsForTheNext() {
    CaseFile file = cadence(measure("2024-01-10T10:00"), "c1", "2024-01-10T10:00", "2024-02-20");
    held(file, "f1", "2024-02-01T10:00");
    cadence(file, "c2", "2024-02-01T10:00", "2024-03-20");
    assertThat(file.at(FAR, RULE, "start", 1).dueDay()).isEqualTo(LocalDate.of(2024, 2, 20));
    assertThat(file.at(FAR, RULE, "start", 2).dueDay()).isEqualTo(LocalDate.of(2024, 3, 20));
  }

  @Test
  void aCadenceAtOrAfterTheEndMovesNothing() {
    CaseFile file = measure("2024-01-10T10:00").add("moved", CHILD_MOVED, "2024-02-01T10:00");
    cadence(file, "c1", "2024-02-01T10:00", "2024-01-15");
    assertThat(file.at(FAR, RULE, "start").dueDay()).isEqualTo(LocalDate.of(2024, 4, 10));
    assertThat(file.status(FAR, RULE, "start")).isEqualTo("cancelled");
  }

  @Test
  void aVisitThatWasNotOnSiteIsNoSupervision() {
    CaseFile file =
        new CaseFile()
            .add(
                "start",
                MEASURE_STARTED,
                "2021-01-31T10:00",
                "measureId",
                "m1",
                "section",
                "SEL §52",
                "category",
                "PLACEMENT",
                "provider",
                "MUNICIPAL")
            .add(
                "v1",
                SUPERVISION_VISIT_HELD,
                "2021-03-01T10:00",
                "measureId",
                "m1",
                "onSite",
                false);
    assertThat(file.status("2021-03-02T00:00", "supervision-visit", "start")).isEqualTo("open");
    assertThat(file.status("2021-03-02T00:00", "supervision-on-site", "v1")).isEqualTo("missed");
    file.add("v2", SUPERVISION_VISIT_HELD, "2021-04-01T10:00", "measureId", "m1", "onSite", true);
    assertThat(file.status("2021-04-02T00:00", "supervision-visit", "start")).isEqualTo("met");
    assertThat(file.at(FAR, "supervision-visit", "start", 2).dueDay())
        .isEqualTo(LocalDate.of(2021, 10, 1));
  }
}
