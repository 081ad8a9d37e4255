package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import org.junit.jupiter.api.Test;

class AbsenceTest {

  private static final String RULE = "caseworker-continuity";
  private static final String FAR = "2030-01-01T00:00";

  private static CaseFile handedOver(String occurredAt) {
    return new CaseFile()
        .add("over", CASE_HANDED_OVER, occurredAt, "team", "Nord", "caseworker", "w1");
  }

  private static CaseFile assigned(CaseFile file, String occurredAt, String caseworker) {
    return file.add(
        "change", CASEWORKER_ASSIGNED, occurredAt, "team", "Nord", "caseworker", caseworker);
  }

  @Test
  void isOpenUntilDueAndThenMet() {
    CaseFile file = handedOver("2020-02-29T10:00");
    assertThat(file.status("2021-02-28T23:59:59.999", RULE, "over")).isEqualTo("open");
    assertThat(file.status("2021-03-01T00:00", RULE, "over")).isEqualTo("met");
    assertThat(file.at(FAR, RULE, "over").fulfilledAt()).isNull();
    assertThat(file.at(FAR, RULE, "over").warnAt()).isNull();
  }

  @Test
  void isMissedByAnotherCaseworkerUpToTheLastMillisecond() {
    CaseFile file = assigned(handedOver("2021-03-01T10:00"), "2022-03-01T23:59:59.999", "w2");
    assertThat(file.status("2022-03-01T23:59:59.999", RULE, "over")).isEqualTo("missed");
    assertThat(utc(file.at(FAR, RULE, "over").missedAt())).isEqualTo("2022-03-01T22:59:59.999Z");
    assertThat(
            assigned(handedOver("2021-03-01T10:00"), "2022-03-02T00:00", "w2")
                .status(FAR, RULE, "over"))
        .isEqualTo("met");
  }

  @Test
  void isMissedAtTheStartButNotBeforeIt() {
    assertThat(
            assigned(handedOver("2021-03-01T10:00"), "2021-03-01T10:00", "w2")
                .status(FAR, RULE, "over"))
        .isEqualTo("missed");
    assertThat(
            assigned(handedOver("2021-03-01T10:00"), "2021-03-01T09:59:59.999", "w2")
                .status(FAR, RULE, "over"))
        .isEqualTo("met");
  }

  @Test
  void theSameCaseworkerAssignedAnewIsNoChange() {
    assertThat(
            assigned(handedOver("2021-03-01T10:00"), "2021-04-01T10:00", "w1")
                .status(FAR, RULE, "over"))
        .isEqualTo("met");
  }

  @Test
  void aChangeAtTheEndStillMissesAndOneAfterItFindsACancelledOne() {
    CaseFile atEnd = assigned(handedOver("2021-03-01T10:00"), "2021-04-01T10:00", "w2");
    atEnd.add("closed", CASE_CLOSED, "2021-04-01T10:00");
    assertThat(atEnd.status(FAR, RULE, "over")).isEqualTo("missed");
    assertThat(atEnd.at(FAR, RULE, "over").cancelledAt()).isNull();
    CaseFile after = assigned(handedOver("2021-03-01T10:00"), "2021-04-01T10:00:00.001", "w2");
    after.add("closed", CASE_CLOSED, "2021-04-01T10:00");
    assertThat(after.status(FAR, RULE, "over")).isEqualTo("cancelled");
    assertThat(utc(after.at(FAR, RULE, "over").cancelledAt())).isEqualTo("2021-04-01T08:00:00Z");
  }

  @Test
  void anEndAtDueComesTooLateToCancel() {
    CaseFile file = handedOver("2021-03-01T10:00").add("closed", CASE_CLOSED, "2022-03-02T00:00");
    assertThat(file.status(FAR, RULE, "over")).isEqualTo("met");
  }

  @Test
  void aPreventiveMeasureThatLeadsToAnAssessmentWithinAYearIsMissed() {
    CaseFile file =
        new CaseFile()
            .add(
                "ended",
                MEASURE_ENDED,
                "2021-03-01T10:00",
                "measureId",
                "m1",
                "category",
                "PREVENTIVE")
            .add(
                "bfu",
                CHILD_ASSESSMENT_STARTED,
                "2021-12-01T10:00",
                "assessmentId",
                "a1",
                "backlog",
                false);
    assertThat(file.status("2021-11-30T00:00", "preventive-not-escalated", "ended"))
        .isEqualTo("open");
    assertThat(file.status(FAR, "preventive-not-escalated", "ended")).isEqualTo("missed");
  }
}
