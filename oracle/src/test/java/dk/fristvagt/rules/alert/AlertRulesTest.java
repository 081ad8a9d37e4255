package dk.fristvagt.rules.alert;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.histories.CaseFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlertRulesTest {

  private static final String ASSESSMENT = "assessment-4m/0330/c-1/need/1";

  /** Aware of the need on 3 March 2021: warned of on 4 June, due as 4 July begins. */
  private static CaseFile need() {
    return new CaseFile().add("need", NEED_IDENTIFIED, "2021-03-03T10:00");
  }

  private static CaseFile completed(CaseFile file, String occurredAt, String registeredAt) {
    return file.addLate(
        "done", CHILD_ASSESSMENT_COMPLETED, occurredAt, registeredAt, "assessmentId", "a1");
  }

  private static CaseFile measure(String occurredAt) {
    return new CaseFile()
        .add(
            "start",
            MEASURE_STARTED,
            occurredAt,
            "measureId",
            "m1",
            "section",
            "BL §32",
            "category",
            "FAMILY",
            "provider",
            "MUNICIPAL");
  }

  /** The alerts about an obligation, as the steps of the clock find the case. */
  private static List<String> alerts(CaseFile file, String obligationId, List<String> steps) {
    AlertRules rules = new AlertRules(AlertRules.DEFAULT_MAX_AGE);
    AlertState state = AlertState.NONE;
    List<String> sent = new ArrayList<>();
    for (String step : steps) {
      Obligation now = file.at(step).get(obligationId);
      if (now == null && state.sequence() == 0) {
        continue;
      }
      AlertRules.Step result =
          rules.step(
              state,
              now,
              obligationId.split("/")[3],
              file.records(),
              CaseFile.calendar(),
              millis(step));
      state = result.state();
      for (Alert alert : result.alerts()) {
        sent.add(
            alert.sequence()
                + " "
                + alert.kind()
                + " "
                + step
                + (alert.retracts() == null
                    ? ""
                    : " retracts " + alert.retracts() + " " + alert.reason().label()));
      }
    }
    return sent;
  }

  /** A step at each local midnight of 2021. */
  private static List<String> midnights() {
    return LocalDate.of(2021, 1, 1)
        .datesUntil(LocalDate.of(2022, 1, 1))
        .map(day -> day + "T00:00")
        .toList();
  }

  @Test
  void warnsThenBlamesThenResolvesWhatIsDoneLate() {
    CaseFile file = completed(need(), "2021-07-10T10:00", "2021-07-10T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 OVERDUE 2021-07-04T00:00",
            "3 RESOLVED 2021-07-11T00:00");
  }

  @Test
  void resolvesWhatLapses() {
    CaseFile file = need().add("moved", CHILD_MOVED, "2021-08-01T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 OVERDUE 2021-07-04T00:00",
            "3 RESOLVED 2021-08-02T00:00");
  }

  @Test
  void saysNothingMoreOfWhatIsDoneInTimeOrCancelledAfterAWarning() {
    assertThat(
            alerts(
                completed(need(), "2021-06-10T10:00", "2021-06-10T10:00"), ASSESSMENT, midnights()))
        .containsExactly("1 DUE_SOON 2021-06-04T00:00");
    assertThat(
            alerts(need().add("moved", CHILD_MOVED, "2021-06-10T10:00"), ASSESSMENT, midnights()))
        .containsExactly("1 DUE_SOON 2021-06-04T00:00");
  }

  @Test
  void saysNothingOfWhatIsFulfilledOrCancelledWhenFirstSeen() {
    CaseFile late =
        new CaseFile().addLate("need", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-07-20T10:00");
    completed(late, "2021-07-10T10:00", "2021-07-20T10:00");
    assertThat(alerts(late, ASSESSMENT, midnights())).isEmpty();
    CaseFile lapsed =
        new CaseFile().addLate("need", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-07-20T10:00");
    lapsed.addLate("moved", CHILD_MOVED, "2021-07-10T10:00", "2021-07-20T10:00");
    assertThat(alerts(lapsed, ASSESSMENT, midnights())).isEmpty();
  }

  @Test
  void blamesWithoutAWarningWhatIsPastDueWhenFirstSeen() {
    CaseFile file =
        new CaseFile().addLate("need", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-07-20T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights())).containsExactly("1 OVERDUE 2021-07-21T00:00");
  }

  @Test
  void warnsAtOnceOfWhatIsDueSoonWhenFirstSeen() {
    CaseFile file =
        new CaseFile().addLate("need", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-06-20T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights().subList(0, 180)))
        .containsExactly("1 DUE_SOON 2021-06-21T00:00");
  }

  @Test
  void neverSawOverdueWhatWasDoneLateBetweenTwoSteps() {
    CaseFile file = completed(need(), "2021-07-04T00:00", "2021-07-04T00:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly("1 DUE_SOON 2021-06-04T00:00");
  }

  @Test
  void retractsTheBlameForWhatWasDoneInTimeButRegisteredLate() {
    CaseFile file = completed(need(), "2021-07-03T10:00", "2021-07-10T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 OVERDUE 2021-07-04T00:00",
            "3 RETRACTED 2021-07-11T00:00 retracts 2 late-registration");
  }

  @Test
  void retractsTheWarningOfWhatWasAlreadyDone() {
    CaseFile file = completed(need(), "2021-06-04T00:00", "2021-06-10T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 RETRACTED 2021-06-11T00:00 retracts 1 late-registration");
    CaseFile justAfter = completed(need(), "2021-06-04T00:00:00.001", "2021-06-10T10:00");
    assertThat(alerts(justAfter, ASSESSMENT, midnights()))
        .containsExactly("1 DUE_SOON 2021-06-04T00:00");
  }

  @Test
  void retractsTheWarningOfWhatWasAlreadyCancelled() {
    CaseFile file = need().addLate("moved", CHILD_MOVED, "2021-06-01T10:00", "2021-06-10T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 RETRACTED 2021-06-11T00:00 retracts 1 late-registration");
  }

  @Test
  void retractsTheWarningOfWhatWasDoneAndLateBeforeIt() {
    // The need was noted on 20 January, so it was due when 20 May was over; done on 1 June, before
    // the warning.
    CaseFile file =
        need().correct("need", 1, NEED_IDENTIFIED, "2021-01-20T10:00", "2021-06-10T10:00");
    completed(file, "2021-06-01T10:00", "2021-06-10T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .satisfiesExactly(
            first -> assertThat(first).isEqualTo("1 DUE_SOON 2021-06-04T00:00"),
            second -> assertThat(second).startsWith("2 RETRACTED 2021-06-11T00:00 retracts 1"));
  }

  @Test
  void leavesAWarningThatCameTooEarlyWhereItWasDoneInTimeSince() {
    // The need was noted on 23 March: last day 23 July, to be warned of on 24 June, not on 4 June.
    CaseFile file = completed(need(), "2021-06-20T10:00", "2021-06-20T10:00");
    file.correct("need", 1, NEED_IDENTIFIED, "2021-03-23T10:00", "2021-06-25T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly("1 DUE_SOON 2021-06-04T00:00");
  }

  @Test
  void retractsAndBeginsAgainWhenACorrectionPutsOffTheDue() {
    // Corrected on 10 July to 1 June: last day 1 October, warned of on 2 September.
    CaseFile file =
        need().correct("need", 1, NEED_IDENTIFIED, "2021-06-01T10:00", "2021-07-10T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 OVERDUE 2021-07-04T00:00",
            "3 RETRACTED 2021-07-11T00:00 retracts 2 correction",
            "4 DUE_SOON 2021-09-02T00:00",
            "5 OVERDUE 2021-10-02T00:00");
  }

  @Test
  void retractsAndWarnsInOneStepWhereTheNewDueIsNear() {
    // Corrected on 10 July to 20 March: last day 20 July.
    CaseFile file =
        need().correct("need", 1, NEED_IDENTIFIED, "2021-03-20T10:00", "2021-07-10T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 OVERDUE 2021-07-04T00:00",
            "3 RETRACTED 2021-07-11T00:00 retracts 2 correction",
            "4 DUE_SOON 2021-07-11T00:00",
            "5 OVERDUE 2021-07-21T00:00");
  }

  @Test
  void retractsABlameThatCameBeforeTheDueAndBlamesAgainInOneStep() {
    // Corrected on 1 August to 20 March: it was not overdue on 4 July, but has been since 21 July.
    CaseFile file =
        need().correct("need", 1, NEED_IDENTIFIED, "2021-03-20T10:00", "2021-08-01T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 OVERDUE 2021-07-04T00:00",
            "3 RETRACTED 2021-08-02T00:00 retracts 2 correction",
            "4 OVERDUE 2021-08-02T00:00");
  }

  @Test
  void retractsWhatNoLongerExistsAndGoesOnCountingWhenItIsBack() {
    CaseFile file = need().takeBack("need", "2021-07-10T10:00");
    file.correct("need", 2, NEED_IDENTIFIED, "2021-03-03T10:00", "2021-09-10T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 OVERDUE 2021-07-04T00:00",
            "3 RETRACTED 2021-07-11T00:00 retracts 2 void",
            "4 OVERDUE 2021-09-11T00:00");
  }

  @Test
  void retractsAResolutionThatIsTakenBackAndBlamesAgainInOneStep() {
    CaseFile file = completed(need(), "2021-07-10T10:00", "2021-07-10T10:00");
    file.takeBack("done", "2021-07-20T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 OVERDUE 2021-07-04T00:00",
            "3 RESOLVED 2021-07-11T00:00",
            "4 RETRACTED 2021-07-21T00:00 retracts 3 void",
            "5 OVERDUE 2021-07-21T00:00");
  }

  @Test
  void retractsAResolutionWhenItTurnsOutToHaveBeenDoneInTime() {
    CaseFile file = completed(need(), "2021-07-10T10:00", "2021-07-10T10:00");
    file.correct(
        "done",
        1,
        CHILD_ASSESSMENT_COMPLETED,
        "2021-07-01T10:00",
        "2021-07-20T10:00",
        "assessmentId",
        "a1");
    assertThat(alerts(file, ASSESSMENT, midnights()))
        .containsExactly(
            "1 DUE_SOON 2021-06-04T00:00",
            "2 OVERDUE 2021-07-04T00:00",
            "3 RESOLVED 2021-07-11T00:00",
            "4 RETRACTED 2021-07-21T00:00 retracts 3 correction");
  }

  @Test
  void aCadenceRegisteredLateRetractsTheBlame() {
    // Due when 10 April 2024 is over; on 20 April it is registered that on 1 March 30 June was
    // agreed on.
    CaseFile file = measure("2024-01-10T10:00");
    file.addLate(
        "cadence",
        FOLLOW_UP_CADENCE_DECIDED,
        "2024-03-01T10:00",
        "2024-04-20T10:00",
        "measureId",
        "m1",
        "nextDue",
        "2024-06-30");
    List<String> steps =
        LocalDate.of(2024, 1, 1)
            .datesUntil(LocalDate.of(2024, 6, 1))
            .map(day -> day + "T00:00")
            .toList();
    assertThat(alerts(file, "follow-up/0330/c-1/start/1", steps))
        .containsExactly(
            "1 DUE_SOON 2024-03-12T00:00",
            "2 OVERDUE 2024-04-11T00:00",
            "3 RETRACTED 2024-04-21T00:00 retracts 2 late-registration");
  }

  @Test
  void blamesWhatFellDueThirtyDaysBeforeItIsFirstJudgedAndNothingOlder() {
    CaseFile file =
        new CaseFile().addLate("need", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-08-02T10:00");
    // 30 local days after 4 July 00:00 is 3 August 00:00.
    assertThat(alerts(file, ASSESSMENT, List.of("2021-08-03T00:00", "2021-12-01T00:00")))
        .containsExactly("1 OVERDUE 2021-08-03T00:00");
    assertThat(alerts(file, ASSESSMENT, List.of("2021-08-03T00:00:00.001", "2021-12-01T00:00")))
        .isEmpty();
  }

  @Test
  void neverResolvesWhatWasTooOldToBeSent() {
    CaseFile file =
        new CaseFile().addLate("need", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-09-01T10:00");
    completed(file, "2021-10-01T10:00", "2021-10-01T10:00");
    assertThat(alerts(file, ASSESSMENT, midnights())).isEmpty();
  }

  @Test
  void sendsMissedForACheckAndNothingForOneThatIsMetOrUnknown() {
    CaseFile missed =
        new CaseFile().add("plan", PLAN_MADE, "2021-03-03T10:00", "planId", "p1", "goals", 2);
    assertThat(alerts(missed, "plan-3-to-5-goals/0330/c-1/plan/1", midnights()))
        .containsExactly("1 MISSED 2021-03-04T00:00");
    assertThat(alerts(missed, "plan-made-with-family/0330/c-1/plan/1", midnights())).isEmpty();
    missed.correct("plan", 1, PLAN_MADE, "2021-03-03T10:00", "2021-03-10T10:00", "planId", "p1");
    assertThat(alerts(missed, "plan-3-to-5-goals/0330/c-1/plan/1", midnights()))
        .containsExactly(
            "1 MISSED 2021-03-04T00:00", "2 RETRACTED 2021-03-11T00:00 retracts 1 correction");
  }

  @Test
  void sendsMissedForAnAbsenceAtTheStepAfterTheBreach() {
    CaseFile file =
        new CaseFile()
            .add("over", CASE_HANDED_OVER, "2021-03-01T10:00", "team", "Nord", "caseworker", "w1")
            .add(
                "change",
                CASEWORKER_ASSIGNED,
                "2021-06-01T10:00",
                "team",
                "Nord",
                "caseworker",
                "w2");
    assertThat(alerts(file, "caseworker-continuity/0330/c-1/over/1", midnights()))
        .containsExactly("1 MISSED 2021-06-02T00:00");
  }

  @Test
  void sendsMissedForAPreconditionAndResolvesItWhenThePlanIsMadeAfterAll() {
    CaseFile file =
        measure("2021-03-01T10:00").add("plan", PLAN_MADE, "2021-03-20T10:00", "planId", "p1");
    assertThat(alerts(file, "plan-before-start/0330/c-1/start/1", midnights()))
        .containsExactly("1 MISSED 2021-03-02T00:00", "2 RESOLVED 2021-03-21T00:00");
  }
}
