package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckTest {

  private static final String FAR = "2030-01-01T00:00";

  private static String followUp(Object... payload) {
    Object[] all = new Object[payload.length + 2];
    all[0] = "measureId";
    all[1] = "m1";
    System.arraycopy(payload, 0, all, 2, payload.length);
    return new CaseFile()
        .add("held", FOLLOW_UP_HELD, "2021-03-01T10:00", all)
        .status(FAR, "follow-up-child-takes-part", "held");
  }

  @Test
  void aFieldDecidesAtOnce() {
    Obligation met =
        new CaseFile()
            .add("plan", PLAN_MADE, "2021-03-01T10:00", "planId", "p1", "goals", 5)
            .at("2021-03-01T10:00", "plan-3-to-5-goals", "plan");
    assertThat(met.status()).isEqualTo(ObligationStatus.MET);
    assertThat(utc(met.due())).isEqualTo("2021-03-01T09:00:00Z");
    assertThat(met.fulfilledAt()).isNull();
    assertThat(met.warnAt()).isNull();
    assertThat(
            new CaseFile()
                .add("plan", PLAN_MADE, "2021-03-01T10:00", "planId", "p1", "goals", 6)
                .status(FAR, "plan-3-to-5-goals", "plan"))
        .isEqualTo("missed");
  }

  @Test
  void anAbsentFieldIsUnknownAndNeverMet() {
    assertThat(
            new CaseFile()
                .add("plan", PLAN_MADE, "2021-03-01T10:00", "planId", "p1")
                .status(FAR, "plan-3-to-5-goals", "plan"))
        .isEqualTo("unknown");
  }

  @Test
  void falseAndUnknownIsFalseWhileTrueAndUnknownIsUnknown() {
    assertThat(followUp("childAge", 8, "childTookPart", true, "networkTookPart", true))
        .isEqualTo("met");
    assertThat(followUp("childAge", 8, "childTookPart", false)).isEqualTo("missed");
    assertThat(followUp("childAge", 8, "networkTookPart", false)).isEqualTo("missed");
    assertThat(followUp("childAge", 8, "childTookPart", true)).isEqualTo("unknown");
    assertThat(followUp("childAge", 8)).isEqualTo("unknown");
  }

  @Test
  void anAbsentFieldMakesAWherePredicateFalse() {
    assertThat(followUp("childAge", 7, "childTookPart", true, "networkTookPart", true))
        .isEqualTo("none");
    assertThat(followUp("childTookPart", true, "networkTookPart", true)).isEqualTo("none");
  }

  @Test
  void anAuditIsOneCheckForEachCriterionThatApplies() {
    CaseFile file =
        new CaseFile()
            .add(
                "audit",
                CASE_FILE_AUDITED,
                "2021-03-01T10:00",
                "auditId",
                "2021",
                "criteria",
                Map.of("plan", "YES", "conversation", "NO", "hearing", "NOT_APPLICABLE"));
    assertThat(file.at(FAR).values())
        .extracting(Obligation::rule, o -> o.status().label())
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("audit-plan", "met"),
            org.assertj.core.groups.Tuple.tuple("audit-conversation", "missed"));
    assertThat(file.at(FAR)).containsKey("audit-plan/0330/c-1/audit/1");
  }

  @Test
  void twoCaseworkersInPlacementAreAskedForFrom2024() {
    Object[] payload = {
      "measureId",
      "m1",
      "section",
      "BL §46",
      "category",
      "PLACEMENT",
      "provider",
      "MUNICIPAL",
      "caseworkers",
      1
    };
    assertThat(
            new CaseFile()
                .add("start", MEASURE_STARTED, "2023-12-31T23:59:59.999", payload)
                .status(FAR, "two-caseworkers-in-placement", "start"))
        .isEqualTo("none");
    assertThat(
            new CaseFile()
                .add("start", MEASURE_STARTED, "2024-01-01T00:00", payload)
                .status(FAR, "two-caseworkers-in-placement", "start"))
        .isEqualTo("missed");
  }
}
