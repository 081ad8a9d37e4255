package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import org.junit.jupiter.api.Test;

class ContinuationTest {

  private static final String FAR = "2030-01-01T00:00";

  private static CaseFile start(
      CaseFile file, String measure, String occurredAt, String continues) {
    Object[] payload = {
      "measureId", measure, "section", "SEL §52", "category", "FAMILY", "provider", "MUNICIPAL"
    };
    if (continues != null) {
      Object[] longer = java.util.Arrays.copyOf(payload, payload.length + 2);
      longer[payload.length] = "continuesMeasureId";
      longer[payload.length + 1] = continues;
      payload = longer;
    }
    return file.add("start-" + measure, MEASURE_STARTED, occurredAt, payload);
  }

  /** m2 continues m1, which ended the day before. */
  private static CaseFile chain() {
    CaseFile file = start(new CaseFile(), "m1", "2021-01-10T10:00", null);
    file.add(
        "end-m1", MEASURE_ENDED, "2021-02-28T10:00", "measureId", "m1", "category", "PREVENTIVE");
    return start(file, "m2", "2021-03-01T10:00", "m1");
  }

  @Test
  void theFollowUpOfTheFirstMeasureGoesOnInTheOneThatContinuesIt() {
    CaseFile file = chain().add("held", FOLLOW_UP_HELD, "2021-03-20T10:00", "measureId", "m2");
    assertThat(file.status(FAR, "follow-up", "start-m1")).isEqualTo("met");
    assertThat(file.at(FAR, "follow-up", "start-m1").matchKey()).isEqualTo("m1");
    assertThat(file.status(FAR, "follow-up", "start-m1", 2)).isEqualTo("overdue");
  }

  @Test
  void theStartOfAContinuationOpensNothing() {
    CaseFile file = chain();
    assertThat(file.status(FAR, "follow-up", "start-m2")).isEqualTo("none");
    assertThat(file.status(FAR, "plan-before-start", "start-m2")).isEqualTo("none");
    assertThat(file.status(FAR, "plan-before-start", "start-m1")).isEqualTo("overdue");
  }

  @Test
  void theStartOfAContinuationFulfils() {
    CaseFile file = chain();
    file.add(
        "decision",
        DECISION_MADE,
        "2021-02-20T10:00",
        "decisionId",
        "d1",
        "section",
        "SEL §52",
        "measureId",
        "m2");
    assertThat(file.status(FAR, "measure-started-4w", "decision")).isEqualTo("met");
    assertThat(file.at(FAR, "measure-started-4w", "decision").matchKey()).isEqualTo("m1");
  }

  @Test
  void theEndOfAContinuedMeasureIsNoEventAndThatOfTheLastEndsAll() {
    CaseFile file = chain();
    assertThat(file.status(FAR, "preventive-not-escalated", "end-m1")).isEqualTo("none");
    assertThat(file.status("2021-03-02T00:00", "follow-up", "start-m1")).isEqualTo("open");
    file.add("end-m2", MEASURE_ENDED, "2021-03-05T10:00", "measureId", "m2");
    assertThat(file.status(FAR, "follow-up", "start-m1")).isEqualTo("cancelled");
  }

  @Test
  void theEndCountsUntilTheContinuationIsKnown() {
    assertThat(chain().status("2021-02-28T12:00", "follow-up", "start-m1")).isEqualTo("cancelled");
  }

  @Test
  void theEarliestStartTakesThePlaceOfAFirstStartThatDoesNotCount() {
    CaseFile file = start(chain(), "m3", "2021-04-01T10:00", "m2");
    file.takeBack("start-m1", "2021-05-01T10:00");
    assertThat(file.status("2021-05-01T10:00", "follow-up", "start-m1")).isEqualTo("none");
    Obligation obligation = file.at("2021-05-01T10:00", "follow-up", "start-m2");
    assertThat(obligation.status()).isEqualTo(ObligationStatus.OPEN);
    assertThat(obligation.matchKey()).isEqualTo("m1");
    assertThat(file.status("2021-05-01T10:00", "follow-up", "start-m3")).isEqualTo("none");
  }

  @Test
  void aMeasureThatContinuesItselfContinuesNothing() {
    CaseFile file = start(new CaseFile(), "m1", "2021-01-10T10:00", "m1");
    file.add("end-m1", MEASURE_ENDED, "2021-02-28T10:00", "measureId", "m1");
    assertThat(file.status(FAR, "follow-up", "start-m1")).isEqualTo("cancelled");
  }

  @Test
  void aCircleContinuesNothingButWhatHangsOnItContinuesItsMember() {
    CaseFile file = start(new CaseFile(), "m1", "2021-01-10T10:00", "m2");
    start(file, "m2", "2021-02-10T10:00", "m1");
    start(file, "m3", "2021-03-10T10:00", "m2");
    assertThat(file.at(FAR, "follow-up", "start-m1").matchKey()).isEqualTo("m1");
    assertThat(file.at(FAR, "follow-up", "start-m2").matchKey()).isEqualTo("m2");
    assertThat(file.status(FAR, "follow-up", "start-m3")).isEqualTo("none");
    file.add("held", FOLLOW_UP_HELD, "2021-03-20T10:00", "measureId", "m3");
    assertThat(file.status(FAR, "follow-up", "start-m2")).isEqualTo("met");
    assertThat(file.status(FAR, "follow-up", "start-m1")).isEqualTo("overdue");
  }
}
