package dk.fristvagt.rules.compliance;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.histories.CaseFile;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountsTest {

  private static final String RULE = "assessment-4m";

  private static CaseFile need(String occurredAt) {
    return new CaseFile().add("need", NEED_IDENTIFIED, occurredAt);
  }

  private static DueCount due(CaseFile file, String clock) {
    return DueCount.of(file.at(clock, RULE, "need"), millis(clock));
  }

  private static List<Obligation> atClose(CaseFile file, String month) {
    YearMonth closed = YearMonth.parse(month);
    return CaseFile.evaluator()
        .outline(file.records(), CaseFile.calendar().closeOf(closed))
        .countedAtCloseOf(closed)
        .stream()
        .filter(o -> o.rule().equals(RULE))
        .toList();
  }

  @Test
  void aDeadlineWhoseLastDayIsTheThirtyFirstOfMarchIsMarchs() {
    // 30 November 2020 and four months is 30 March 2021.
    assertThat(due(need("2020-11-30T10:00"), "2021-04-01T00:00").day())
        .isEqualTo(LocalDate.of(2021, 3, 30));
    CaseFile file =
        new CaseFile()
            .add(
                "need",
                NOTIFICATION_RECEIVED,
                "2021-03-03T10:00",
                "notificationId",
                "n1",
                "notifier",
                "CITIZEN",
                "knownCase",
                false);
    Obligation fourWeeks = file.at("2021-04-01T00:00", "notification-child-conversation", "need");
    // 3 March and four weeks is 31 March.
    assertThat(fourWeeks.due()).isEqualTo(millis("2021-04-01T00:00"));
    assertThat(DueCount.of(fourWeeks, millis("2021-04-01T00:00")).day())
        .isEqualTo(LocalDate.of(2021, 3, 31));
  }

  @Test
  void anHourDeadlineIsCountedOnTheLocalDateOfItsDue() {
    // Due on 1 April 2021 00:30 +02:00, which is 31 March in UTC.
    CaseFile file =
        new CaseFile()
            .add(
                "n",
                NOTIFICATION_RECEIVED,
                "2021-03-31T00:30",
                "notificationId",
                "n1",
                "notifier",
                "CITIZEN",
                "knownCase",
                false);
    Obligation obligation = file.at("2021-04-01T00:30", "notification-assessed-24h", "n");
    assertThat(DueCount.of(obligation, millis("2021-04-01T00:30")).day())
        .isEqualTo(LocalDate.of(2021, 4, 1));
  }

  @Test
  void nothingIsCountedBeforeItsDueInstantThoughItIsFulfilled() {
    CaseFile file =
        need("2021-03-03T10:00")
            .add("done", CHILD_ASSESSMENT_COMPLETED, "2021-05-01T10:00", "assessmentId", "a1");
    assertThat(due(file, "2021-07-03T23:59:59.999")).isNull();
    assertThat(due(file, "2021-07-04T00:00").status()).isEqualTo(ObligationStatus.MET);
  }

  @Test
  void whatWasCancelledIsNotCountedAndWhatLapsedIs() {
    assertThat(
            due(
                need("2021-03-03T10:00").add("moved", CHILD_MOVED, "2021-07-03T10:00"),
                "2022-01-01T00:00"))
        .isNull();
    assertThat(
            due(
                    need("2021-03-03T10:00").add("moved", CHILD_MOVED, "2021-07-04T10:00"),
                    "2022-01-01T00:00")
                .status())
        .isEqualTo(ObligationStatus.LAPSED);
  }

  @Test
  void completionIsCountedOnTheLocalDateOfTheFulfilmentWithItsDaysFromDateToDate() {
    // From 3 March 23:30 to 5 April 00:30 is 33 days by local dates.
    CaseFile file =
        need("2021-03-03T23:30")
            .add("done", CHILD_ASSESSMENT_COMPLETED, "2021-04-05T00:30", "assessmentId", "a1");
    CompletedCount count = CompletedCount.of(file.at("2021-04-05T00:30", RULE, "need"));
    assertThat(count.day()).isEqualTo(LocalDate.of(2021, 4, 5));
    assertThat(count.durationDays()).isEqualTo(33);
    assertThat(count.inTime()).isTrue();
    assertThat(CompletedCount.of(need("2021-03-03T23:30").at("2021-04-05T00:30", RULE, "need")))
        .isNull();
  }

  @Test
  void preconditionsAreCompletedWithoutADuration() {
    CaseFile file =
        new CaseFile()
            .add(
                "d",
                DECISION_MADE,
                "2021-03-03T10:00",
                "decisionId",
                "d1",
                "section",
                "BL §32",
                "measureId",
                "m1")
            .add("p", PLAN_MADE, "2021-03-10T10:00", "planId", "p1");
    CompletedCount count =
        CompletedCount.of(file.at("2022-01-01T00:00", "plan-before-decision", "d"));
    assertThat(count.inTime()).isFalse();
    assertThat(count.durationDays()).isNull();
    assertThat(CompletedCount.of(file.at("2022-01-01T00:00", "plan-made-with-family", "p")))
        .isNull();
  }

  @Test
  void aMonthKeepsWhatItWasWhenItClosedAlthoughFactsComeLate() {
    // Due in July, done in time, typed in two weeks into August.
    CaseFile file = need("2021-03-03T10:00");
    file.addLate(
        "done",
        CHILD_ASSESSMENT_COMPLETED,
        "2021-07-01T10:00",
        "2021-08-14T10:00",
        "assessmentId",
        "a1");
    assertThat(atClose(file, "2021-07"))
        .extracting(Obligation::status)
        .containsExactly(ObligationStatus.OVERDUE);
    assertThat(due(file, "2021-09-01T00:00").status()).isEqualTo(ObligationStatus.MET);
    assertThat(atClose(file, "2021-06")).isEmpty();
    assertThat(atClose(file, "2021-08")).isEmpty();
  }

  @Test
  void whatIsRegisteredAtTheVeryCloseIsKnownAndWhatComesAMillisecondLaterIsNot() {
    CaseFile atClose = need("2021-03-03T10:00");
    atClose.addLate(
        "done",
        CHILD_ASSESSMENT_COMPLETED,
        "2021-07-01T10:00",
        "2021-08-01T00:00",
        "assessmentId",
        "a1");
    assertThat(atClose(atClose, "2021-07"))
        .extracting(Obligation::status)
        .containsExactly(ObligationStatus.MET);
    CaseFile after = need("2021-03-03T10:00");
    after.addLate(
        "done",
        CHILD_ASSESSMENT_COMPLETED,
        "2021-07-01T10:00",
        "2021-08-01T00:00:00.001",
        "assessmentId",
        "a1");
    assertThat(atClose(after, "2021-07"))
        .extracting(Obligation::status)
        .containsExactly(ObligationStatus.OVERDUE);
  }

  @Test
  void whatFallsDueWithTheMonthIsInItsCloseWithTheGroupOfThatInstant() {
    // Last day 31 July 2021.
    CaseFile file =
        need("2021-03-31T10:00")
            .addLate(
                "a",
                CASEWORKER_ASSIGNED,
                "2021-05-01T10:00",
                "2021-08-10T10:00",
                "team",
                "Nord",
                "caseworker",
                "w1");
    assertThat(atClose(file, "2021-07")).extracting(Obligation::team).containsExactly("unassigned");
    assertThat(due(file, "2021-09-01T00:00").group())
        .isEqualTo(new Group(RULE, "0330", "Nord", "w1"));
  }
}
