package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import org.junit.jupiter.api.Test;

class AttributionTest {

  private static final String RULE = "assessment-4m";
  private static final String FAR = "2030-01-01T00:00";

  /** Held by w1 of Nord from 1 March and by w2 of Syd from 1 May 2021; due when 3 July is over. */
  private static CaseFile file() {
    return new CaseFile()
        .add("over", CASE_HANDED_OVER, "2021-03-01T00:00", "team", "Nord", "caseworker", "w1")
        .add("change", CASEWORKER_ASSIGNED, "2021-05-01T00:00", "team", "Syd", "caseworker", "w2")
        .add("need", NEED_IDENTIFIED, "2021-03-03T10:00");
  }

  private static String holder(Obligation obligation) {
    return obligation.team() + " " + obligation.caseworker();
  }

  @Test
  void anOpenOneIsWhoeverHoldsTheCaseNow() {
    assertThat(holder(file().at("2021-04-30T23:59:59.999", RULE, "need"))).isEqualTo("Nord w1");
    assertThat(holder(file().at("2021-05-01T00:00", RULE, "need"))).isEqualTo("Syd w2");
  }

  @Test
  void anOverdueOneStaysWithWhoeverHeldTheCaseWhenItFellDue() {
    CaseFile file =
        file()
            .add(
                "later",
                CASEWORKER_ASSIGNED,
                "2021-07-04T00:00:00.001",
                "team",
                "Nord",
                "caseworker",
                "w3");
    assertThat(holder(file.at(FAR, RULE, "need"))).isEqualTo("Syd w2");
    CaseFile atDue =
        file()
            .add(
                "later",
                CASEWORKER_ASSIGNED,
                "2021-07-04T00:00",
                "team",
                "Nord",
                "caseworker",
                "w3");
    assertThat(holder(atDue.at(FAR, RULE, "need"))).isEqualTo("Nord w3");
  }

  @Test
  void aFulfilledOneBelongsToWhoeverHeldTheCaseAtTheFulfilment() {
    CaseFile file =
        file()
            .add(
                "done",
                CHILD_ASSESSMENT_COMPLETED,
                "2021-04-30T23:59:59.999",
                "assessmentId",
                "a1");
    assertThat(holder(file.at(FAR, RULE, "need"))).isEqualTo("Nord w1");
  }

  @Test
  void aLateOneBelongsToWhoeverHeldTheCaseWhenItFellDue() {
    CaseFile file =
        file()
            .add(
                "later",
                CASEWORKER_ASSIGNED,
                "2021-08-01T00:00",
                "team",
                "Nord",
                "caseworker",
                "w3")
            .add("done", CHILD_ASSESSMENT_COMPLETED, "2021-09-01T00:00", "assessmentId", "a1");
    assertThat(holder(file.at(FAR, RULE, "need"))).isEqualTo("Syd w2");
  }

  @Test
  void aPreconditionBelongsToWhoeverHeldTheCaseAtItsTriggerNotAtTheLatePlan() {
    CaseFile file =
        file()
            .add(
                "decision",
                DECISION_MADE,
                "2021-04-15T10:00",
                "decisionId",
                "d1",
                "section",
                "SEL §52",
                "measureId",
                "m1")
            .add("plan", PLAN_MADE, "2021-06-01T10:00", "planId", "p1");
    Obligation obligation = file.at(FAR, "plan-before-decision", "decision");
    assertThat(obligation.status()).isEqualTo(ObligationStatus.LATE);
    assertThat(holder(obligation)).isEqualTo("Nord w1");
    // The check of the plan itself is the new holder's.
    assertThat(holder(file.at(FAR, "plan-made-with-family", "plan"))).isEqualTo("Syd w2");
  }

  @Test
  void aMissedAbsenceBelongsToWhoeverHeldTheCaseAtTheBreach() {
    // The change itself makes w2 the holder.
    assertThat(holder(file().at(FAR, "caseworker-continuity", "over"))).isEqualTo("Syd w2");
  }

  @Test
  void aCaseThatNobodyWasGivenIsUnassigned() {
    CaseFile file = new CaseFile().add("need", NEED_IDENTIFIED, "2021-03-03T10:00");
    assertThat(holder(file.at(FAR, RULE, "need"))).isEqualTo("unassigned unassigned");
  }

  @Test
  void ofTwoHoldersAtOneInstantTheLatestInTheHistorysOrderHoldsIt() {
    CaseFile file =
        new CaseFile()
            .add("b", CASEWORKER_ASSIGNED, "2021-03-01T00:00", "team", "Nord", "caseworker", "w1")
            .add("a", CASEWORKER_ASSIGNED, "2021-03-01T00:00", "team", "Syd", "caseworker", "w2")
            .add("need", NEED_IDENTIFIED, "2021-03-03T10:00");
    assertThat(holder(file.at(FAR, RULE, "need"))).isEqualTo("Nord w1");
  }
}
