package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PreconditionTest {

  private static final String RULE = "plan-before-decision";
  private static final String FAR = "2030-01-01T00:00";

  private static CaseFile decision(String occurredAt) {
    return new CaseFile()
        .add(
            "decision",
            DECISION_MADE,
            occurredAt,
            "decisionId",
            "d1",
            "section",
            "BL §32",
            "measureId",
            "m1");
  }

  private static Obligation withPlan(String decision, String plan) {
    return decision(decision)
        .add("plan", PLAN_MADE, plan, "planId", "p1")
        .at(FAR, RULE, "decision");
  }

  @Test
  void aPlanAtTheInstantOfTheDecisionIsInTimeAndOneAfterItIsLate() {
    assertThat(withPlan("2021-06-15T10:00", "2021-06-15T10:00").status())
        .isEqualTo(ObligationStatus.MET);
    Obligation late = withPlan("2021-06-15T10:00", "2021-06-15T10:00:00.001");
    assertThat(late.status()).isEqualTo(ObligationStatus.LATE);
    assertThat(utc(late.fulfilledAt())).isEqualTo("2021-06-15T08:00:00.001Z");
    assertThat(late.warnAt()).isNull();
  }

  @Test
  void isOverdueAtItsDueInstantAlready() {
    assertThat(decision("2021-06-15T10:00").status("2021-06-15T10:00", RULE, "decision"))
        .isEqualTo("overdue");
  }

  @Test
  void theLookbackReachesToTheStartOfTheLocalDayAYearBefore() {
    assertThat(withPlan("2021-06-15T10:00", "2020-06-15T00:00").status())
        .isEqualTo(ObligationStatus.MET);
    assertThat(withPlan("2021-06-15T10:00", "2020-06-14T23:59:59.999").status())
        .isEqualTo(ObligationStatus.OVERDUE);
    // A year before 29 February 2024 is 28 February 2023.
    assertThat(withPlan("2024-02-29T10:00", "2023-02-28T00:00").status())
        .isEqualTo(ObligationStatus.MET);
    assertThat(withPlan("2024-02-29T10:00", "2023-02-27T23:59:59.999").status())
        .isEqualTo(ObligationStatus.OVERDUE);
  }

  @Test
  void aDecisionThatKnowsItsDateAloneIsDueExclusivelyAtTheEndOfThatDay() {
    Obligation inTime = withPlan("2021-06-15", "2021-06-15T23:59:59.999");
    assertThat(inTime.status()).isEqualTo(ObligationStatus.MET);
    assertThat(utc(inTime.due())).isEqualTo("2021-06-15T22:00:00Z");
    assertThat(inTime.dueDay()).isEqualTo(LocalDate.of(2021, 6, 15));
    assertThat(withPlan("2021-06-15", "2021-06-16T00:00").status())
        .isEqualTo(ObligationStatus.LATE);
    CaseFile undone = decision("2021-06-15");
    assertThat(undone.status("2021-06-15T23:59:59.999", RULE, "decision")).isEqualTo("open");
    assertThat(undone.status("2021-06-16T00:00", RULE, "decision")).isEqualTo("overdue");
  }

  @Test
  void aPlanThatKnowsItsDateAloneCountsAtADecisionOnThatDate() {
    Obligation obligation = withPlan("2021-06-15T10:00", "2021-06-15");
    assertThat(obligation.status()).isEqualTo(ObligationStatus.MET);
    assertThat(utc(obligation.fulfilledAt())).isEqualTo("2021-06-15T08:00:00Z");
    assertThat(utc(withPlan("2021-06-15T10:00", "2021-06-14").fulfilledAt()))
        .isEqualTo("2021-06-13T22:00:00Z");
  }

  @Test
  void theEarliestWithinTheLookbackCounts() {
    CaseFile file =
        decision("2021-06-15T10:00")
            .add("old", PLAN_MADE, "2020-01-01T10:00", "planId", "p1")
            .add("b", PLAN_MADE, "2021-05-01T10:00", "planId", "p1")
            .add("a", PLAN_MADE, "2021-03-01T10:00", "planId", "p1");
    assertThat(utc(file.at(FAR, RULE, "decision").fulfilledAt())).isEqualTo("2021-03-01T09:00:00Z");
  }
}
