package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DeadlineTest {

  private static final String ASSESSED = "notification-assessed-24h";
  private static final String ACKNOWLEDGED = "notification-acknowledged";
  private static final String ASSESSMENT = "assessment-4m";
  private static final String FAR = "2030-01-01T00:00";

  private static CaseFile received(String occurredAt) {
    return new CaseFile()
        .add(
            "received",
            NOTIFICATION_RECEIVED,
            occurredAt,
            "notificationId",
            "n1",
            "notifier",
            "CITIZEN",
            "knownCase",
            false);
  }

  private static CaseFile assessed(CaseFile file, String occurredAt) {
    return file.add(
        "assessed",
        NOTIFICATION_ASSESSED,
        occurredAt,
        "notificationId",
        "n1",
        "outcome",
        "NO_ACUTE_NEED");
  }

  private static String due(String rule, String received) {
    return utc(received(received).at(FAR, rule, "received").due());
  }

  @Test
  void hoursAreElapsedTimeWhenClocksGoForward() {
    // 27 March 2021 10:15 +01:00 and 24 hours is 28 March 11:15 +02:00.
    assertThat(due(ASSESSED, "2021-03-27T10:15")).isEqualTo("2021-03-28T09:15:00Z");
  }

  @Test
  void hoursAreElapsedTimeWhenClocksGoBack() {
    // 30 October 2021 10:15 +02:00 and 24 hours is 31 October 09:15 +01:00.
    assertThat(due(ASSESSED, "2021-10-30T10:15")).isEqualTo("2021-10-31T08:15:00Z");
  }

  @Test
  void hoursOfADateRunFromTheEndOfThatDay() {
    // 1 March 2021 ends at 2 March 00:00 +01:00; 24 hours later is 3 March 00:00 +01:00, warned of
    // four hours before.
    Obligation obligation = received("2021-03-01").at("2021-03-01T12:00", ASSESSED, "received");
    assertThat(utc(obligation.start())).isEqualTo("2021-02-28T23:00:00Z");
    assertThat(utc(obligation.due())).isEqualTo("2021-03-02T23:00:00Z");
    assertThat(utc(obligation.warnAt())).isEqualTo("2021-03-02T19:00:00Z");
    assertThat(obligation.dueDay()).isEqualTo(LocalDate.of(2021, 3, 3));
  }

  @Test
  void hoursOfADateRunFromTheEndOfADayOfTwentyThreeHours() {
    // 28 March 2021 ends at 29 March 00:00 +02:00.
    assertThat(due(ASSESSED, "2021-03-28")).isEqualTo("2021-03-29T22:00:00Z");
  }

  @Test
  void workingDaysPassOverEaster() {
    // Wednesday 31 March 2021; then 1, 2 and 5 April are holidays; 6, 7, 8, 9, 12, 13 April are the
    // six.
    Obligation obligation =
        received("2021-03-31T10:00").at("2021-04-01T00:00", ACKNOWLEDGED, "received");
    assertThat(utc(obligation.due())).isEqualTo("2021-04-13T22:00:00Z");
    assertThat(obligation.dueDay()).isEqualTo(LocalDate.of(2021, 4, 13));
    // Two working days before the 13th is Friday the 9th, so the warning comes as Saturday begins.
    assertThat(utc(obligation.warnAt())).isEqualTo("2021-04-09T22:00:00Z");
  }

  @Test
  void greatPrayerDayIsAHolidayIn2023AndNoneIn2024() {
    // Thursday 4 May 2023, holiday on the 5th: 8, 9, 10, 11, 12, 15 May.
    assertThat(due(ACKNOWLEDGED, "2023-05-04T10:00")).isEqualTo("2023-05-15T22:00:00Z");
    // Thursday 25 April 2024: 26, 29, 30 April, 1, 2, 3 May.
    assertThat(due(ACKNOWLEDGED, "2024-04-25T10:00")).isEqualTo("2024-05-03T22:00:00Z");
  }

  @Test
  void christmasEveAndNewYearsEveAreWorkingDaysAndNewYearsDayIsNone() {
    // Wednesday 22 December 2021: 23, 24, 27, 28, 29, 30 December.
    assertThat(due(ACKNOWLEDGED, "2021-12-22T10:00")).isEqualTo("2021-12-30T23:00:00Z");
    // Thursday 24 December 2020: 28, 29, 30, 31 December, 4, 5 January.
    assertThat(due(ACKNOWLEDGED, "2020-12-24T10:00")).isEqualTo("2021-01-05T23:00:00Z");
  }

  @Test
  void constitutionDayIsAWorkingDay() {
    // Tuesday 4 June 2024: 5, 6, 7, 10, 11, 12 June.
    assertThat(due(ACKNOWLEDGED, "2024-06-04T10:00")).isEqualTo("2024-06-12T22:00:00Z");
  }

  @Test
  void aStartOnASundayCountsFromMonday() {
    // Sunday 6 June 2021: 7, 8, 9, 10, 11, 14 June.
    assertThat(due(ACKNOWLEDGED, "2021-06-06T23:59:59.999")).isEqualTo("2021-06-14T22:00:00Z");
  }

  @Test
  void monthsFromTheThirtyFirstEndOnTheLastDayOfAShorterMonth() {
    assertThat(utc(need("2021-10-31T09:00").at(FAR, ASSESSMENT, "need").due()))
        .isEqualTo("2022-02-28T23:00:00Z");
    assertThat(utc(need("2023-10-31T09:00").at(FAR, ASSESSMENT, "need").due()))
        .isEqualTo("2024-02-29T23:00:00Z");
  }

  @Test
  void theLocalDayOfTheStartCountsNotTheDayInUtc() {
    // 00:30 +02:00 on 1 June is 31 May in UTC; four months later is 1 October.
    Obligation obligation = need("2021-06-01T00:30").at(FAR, ASSESSMENT, "need");
    assertThat(obligation.dueDay()).isEqualTo(LocalDate.of(2021, 10, 1));
    assertThat(utc(obligation.due())).isEqualTo("2021-10-01T22:00:00Z");
  }

  @Test
  void isOpenThenDueSoonThenOverdueAtTheExactInstants() {
    // Last day 3 July 2021; warned of when 3 June is over.
    CaseFile file = need("2021-03-03T10:00");
    assertThat(file.status("2021-06-03T23:59:59.999", ASSESSMENT, "need")).isEqualTo("open");
    assertThat(file.status("2021-06-04T00:00", ASSESSMENT, "need")).isEqualTo("due-soon");
    assertThat(file.status("2021-07-03T23:59:59.999", ASSESSMENT, "need")).isEqualTo("due-soon");
    assertThat(file.status("2021-07-04T00:00", ASSESSMENT, "need")).isEqualTo("overdue");
  }

  @Test
  void theWholeLastDayCountsAndTheNextMidnightIsLate() {
    assertThat(
            need("2021-03-03T10:00")
                .add(
                    "done",
                    CHILD_ASSESSMENT_COMPLETED,
                    "2021-07-03T23:59:59.999",
                    "assessmentId",
                    "a1")
                .status(FAR, ASSESSMENT, "need"))
        .isEqualTo("met");
    assertThat(
            need("2021-03-03T10:00")
                .add("done", CHILD_ASSESSMENT_COMPLETED, "2021-07-04T00:00", "assessmentId", "a1")
                .status(FAR, ASSESSMENT, "need"))
        .isEqualTo("late");
  }

  @Test
  void anHourDeadlineIsLateAtItsVeryInstant() {
    CaseFile inTime = assessed(received("2021-03-01T10:15"), "2021-03-02T10:14:59.999");
    assertThat(inTime.status(FAR, ASSESSED, "received")).isEqualTo("met");
    CaseFile late = assessed(received("2021-03-01T10:15"), "2021-03-02T10:15");
    assertThat(late.status(FAR, ASSESSED, "received")).isEqualTo("late");
    assertThat(utc(late.at(FAR, ASSESSED, "received").fulfilledAt()))
        .isEqualTo("2021-03-02T09:15:00Z");
  }

  @Test
  void whatWasDoneBeforeTheStartFulfilsNothing() {
    CaseFile file = assessed(received("2021-03-01T10:15"), "2021-03-01T10:14:59.999");
    assertThat(file.status(FAR, ASSESSED, "received")).isEqualTo("overdue");
  }

  @Test
  void theEarliestFulfilmentCounts() {
    CaseFile file = assessed(received("2021-03-01T10:15"), "2021-03-02T09:00");
    file.add(
        "again",
        NOTIFICATION_ASSESSED,
        "2021-03-01T11:00",
        "notificationId",
        "n1",
        "outcome",
        "NO_ACUTE_NEED");
    assertThat(utc(file.at(FAR, ASSESSED, "received").fulfilledAt()))
        .isEqualTo("2021-03-01T10:00:00Z");
  }

  @Test
  void aFulfilmentThatKnowsItsDateAloneCountsAtAStartOnThatDate() {
    CaseFile file = assessed(received("2021-03-01T10:15"), "2021-03-01");
    Obligation obligation = file.at(FAR, ASSESSED, "received");
    assertThat(obligation.status()).isEqualTo(ObligationStatus.MET);
    assertThat(obligation.fulfilledAt()).isEqualTo(obligation.start());
  }

  @Test
  void aFulfilmentThatKnowsItsDateAloneIsAtTheStartOfAnyOtherDay() {
    CaseFile nextDay = assessed(received("2021-03-01T10:15"), "2021-03-02");
    assertThat(utc(nextDay.at(FAR, ASSESSED, "received").fulfilledAt()))
        .isEqualTo("2021-03-01T23:00:00Z");
    CaseFile dayBefore = assessed(received("2021-03-01T10:15"), "2021-02-28");
    assertThat(dayBefore.status(FAR, ASSESSED, "received")).isEqualTo("overdue");
  }

  @Test
  void isCancelledByAnEndBeforeDueAndLapsedByOneAtDue() {
    assertThat(
            need("2021-03-03T10:00")
                .add("moved", CHILD_MOVED, "2021-07-03T23:59:59.999")
                .status(FAR, ASSESSMENT, "need"))
        .isEqualTo("cancelled");
    Obligation lapsed =
        need("2021-03-03T10:00")
            .add("moved", CHILD_MOVED, "2021-07-04T00:00")
            .at(FAR, ASSESSMENT, "need");
    assertThat(lapsed.status()).isEqualTo(ObligationStatus.LAPSED);
    assertThat(utc(lapsed.cancelledAt())).isEqualTo("2021-07-03T22:00:00Z");
    assertThat(lapsed.fulfilledAt()).isNull();
  }

  @Test
  void aFulfilmentAtTheInstantOfTheEndStillCountsAndOneAfterItDoesNot() {
    CaseFile atEnd =
        need("2021-03-03T10:00")
            .add("closed", CASE_CLOSED, "2021-05-01T10:00")
            .add("done", CHILD_ASSESSMENT_COMPLETED, "2021-05-01T10:00", "assessmentId", "a1");
    assertThat(atEnd.status(FAR, ASSESSMENT, "need")).isEqualTo("met");
    assertThat(atEnd.at(FAR, ASSESSMENT, "need").cancelledAt()).isNull();
    CaseFile afterEnd =
        need("2021-03-03T10:00")
            .add("closed", CASE_CLOSED, "2021-05-01T10:00")
            .add(
                "done",
                CHILD_ASSESSMENT_COMPLETED,
                "2021-05-01T10:00:00.001",
                "assessmentId",
                "a1");
    assertThat(afterEnd.status(FAR, ASSESSMENT, "need")).isEqualTo("cancelled");
    assertThat(afterEnd.at(FAR, ASSESSMENT, "need").fulfilledAt()).isNull();
  }

  @Test
  void anEndBeforeTheStartEndsNothing() {
    CaseFile file = need("2021-03-03T10:00").add("closed", CASE_CLOSED, "2021-03-03T09:59:59.999");
    assertThat(file.status("2021-03-04T00:00", ASSESSMENT, "need")).isEqualTo("open");
  }

  @Test
  void anEventOfAnotherNotificationFulfilsNothing() {
    CaseFile file =
        received("2021-03-01T10:15")
            .add("other", NOTIFICATION_ACKNOWLEDGED, "2021-03-02T10:00", "notificationId", "n2");
    assertThat(file.status(FAR, ACKNOWLEDGED, "received")).isEqualTo("overdue");
    assertThat(file.at(FAR, ACKNOWLEDGED, "received").matchKey()).isEqualTo("n1");
  }

  @Test
  void anEventWithoutTheMatchFieldFulfilsNothingAndAStartWithoutItOpensNothing() {
    CaseFile hearing =
        received("2021-03-01T10:15").add("hearing", PARTY_HEARING_HELD, "2021-03-02T10:00");
    assertThat(hearing.status(FAR, "notification-hearing-14d", "received")).isEqualTo("overdue");
    CaseFile decision =
        new CaseFile()
            .add(
                "decision",
                DECISION_MADE,
                "2021-03-01T10:00",
                "decisionId",
                "d1",
                "section",
                "BL §32");
    assertThat(decision.at(FAR)).isEmpty();
  }

  @Test
  void anEndOfAnotherMeasureEndsNothingAndOneWithoutAMeasureEndsAll() {
    CaseFile file =
        new CaseFile()
            .add("referral", REFERRAL_SENT, "2021-03-01T10:00", "measureId", "m1")
            .add("ended", MEASURE_ENDED, "2021-03-02T10:00", "measureId", "m2");
    assertThat(file.status("2021-03-03T00:00", "referral-started", "referral")).isEqualTo("open");
    file.add("moved", CHILD_MOVED, "2021-03-03T10:00");
    assertThat(file.status("2021-03-04T00:00", "referral-started", "referral"))
        .isEqualTo("cancelled");
  }

  @Test
  void aConversationWaivedCountsOnlyWithAReason() {
    CaseFile waived =
        received("2021-03-01T10:15")
            .add("waived", CHILD_CONVERSATION_WAIVED, "2021-03-02T10:00", "notificationId", "n1");
    assertThat(waived.status(FAR, "notification-child-conversation", "received"))
        .isEqualTo("overdue");
    CaseFile reasoned =
        received("2021-03-01T10:15")
            .add(
                "waived",
                CHILD_CONVERSATION_WAIVED,
                "2021-03-02T10:00",
                "notificationId",
                "n1",
                "reason",
                "2 år");
    assertThat(reasoned.status(FAR, "notification-child-conversation", "received"))
        .isEqualTo("met");
  }

  @Test
  void aPredicateOverTheStartChoosesWhatItOpens() {
    // Of a citizen in an unknown case: nobody to inform and nothing to reassess.
    CaseFile file = received("2021-03-01T10:15");
    assertThat(file.at(FAR).values())
        .extracting(Obligation::rule)
        .containsExactlyInAnyOrder(
            "notification-assessed-24h",
            "notification-acknowledged",
            "notification-hearing-14d",
            "notification-professional-assessment-4w",
            "notification-child-conversation");
  }

  @Test
  void aRuleHoldsFromTheFirstLocalDateOfItsValidity() {
    assertThat(
            received("2020-09-30T23:59:59.999").status(FAR, "notification-hearing-14d", "received"))
        .isEqualTo("none");
    assertThat(received("2020-10-01T00:00").status(FAR, "notification-hearing-14d", "received"))
        .isEqualTo("overdue");
  }

  private static CaseFile need(String occurredAt) {
    return new CaseFile().add("need", NEED_IDENTIFIED, occurredAt);
  }
}
