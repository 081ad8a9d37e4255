package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.millis;
import static dk.fristvagt.rules.histories.CaseFile.utc;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final String RULE = "assessment-4m";
  private static final String FAR = "2030-01-01T00:00";

  private static CaseFile need() {
    return new CaseFile().add("need", NEED_IDENTIFIED, "2021-03-03T10:00");
  }

  @Test
  void aFactIsKnownFromTheInstantOfItsRegistration() {
    CaseFile file =
        new CaseFile().addLate("need", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-03-05T10:00");
    assertThat(file.at("2021-03-05T09:59:59.999")).isEmpty();
    assertThat(file.status("2021-03-05T10:00", RULE, "need")).isEqualTo("open");
  }

  @Test
  void theHighestRevisionCountsFromItsRegistrationOn() {
    CaseFile file =
        need()
            .correct("need", 2, NEED_IDENTIFIED, "2021-03-01T10:00", "2021-03-10T10:00")
            .correct("need", 1, NEED_IDENTIFIED, "2021-02-01T10:00", "2021-03-20T10:00");
    assertThat(utc(file.at("2021-03-09T00:00", RULE, "need").start()))
        .isEqualTo("2021-03-03T09:00:00Z");
    assertThat(utc(file.at("2021-03-10T10:00", RULE, "need").start()))
        .isEqualTo("2021-03-01T09:00:00Z");
    assertThat(utc(file.at(FAR, RULE, "need").start())).isEqualTo("2021-03-01T09:00:00Z");
  }

  @Test
  void ofEqualRevisionsTheOneRegisteredFirstCounts() {
    CaseFile file = need().addLate("need", NEED_IDENTIFIED, "2021-03-01T10:00", "2021-03-04T10:00");
    assertThat(utc(file.at(FAR, RULE, "need").start())).isEqualTo("2021-03-03T09:00:00Z");
  }

  @Test
  void ofOnesRegisteredTogetherTheSmallerCanonicalJsonCounts() {
    CaseFile file =
        new CaseFile()
            .addLate("need", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-03-05T10:00")
            .addLate("need", NEED_IDENTIFIED, "2021-03-01T10:00", "2021-03-05T10:00");
    assertThat(utc(file.at(FAR, RULE, "need").start())).isEqualTo("2021-03-01T09:00:00Z");
    List<Fact> reversed = List.of(file.records().get(1), file.records().get(0));
    assertThat(CaseFile.evaluator().evaluate(reversed, millis(FAR)).obligations())
        .containsExactlyInAnyOrderElementsOf(file.at(FAR).values());
  }

  @Test
  void aVoidCountsFromItsRegistrationAndAHigherRevisionBringsTheFactBack() {
    CaseFile file = need().takeBack("need", "2021-03-10T10:00");
    file.correct("need", 2, NEED_IDENTIFIED, "2021-03-03T10:00", "2021-03-20T10:00");
    assertThat(file.status("2021-03-10T09:59:59.999", RULE, "need")).isEqualTo("open");
    assertThat(file.status("2021-03-10T10:00", RULE, "need")).isEqualTo("none");
    assertThat(file.status("2021-03-20T10:00", RULE, "need")).isEqualTo("open");
  }

  @Test
  void aCorrectionMayMakeAnotherTypeOfIt() {
    CaseFile file =
        need().correct("need", 1, SCREENING_COMPLETED, "2021-03-03T10:00", "2021-03-10T10:00");
    assertThat(file.at(FAR)).isEmpty();
  }

  @Test
  void eventsAreInOrderOfOccurrenceThenRegistrationThenId() {
    CaseFile file =
        new CaseFile()
            .addLate("a", NEED_IDENTIFIED, "2021-03-03T10:00", "2021-03-03T10:01")
            .add("c", NEED_IDENTIFIED, "2021-03-03T10:00")
            .add("b", NEED_IDENTIFIED, "2021-03-03T10:00")
            .addLate("d", NEED_IDENTIFIED, "2021-03-02T10:00", "2021-03-04T10:00");
    assertThat(CaseHistory.at(file.records(), millis(FAR)).events())
        .extracting(Fact::eventId)
        .containsExactly("d", "b", "c", "a");
  }

  @Test
  void nothingIsNothing() {
    Evaluation evaluation = CaseFile.evaluator().evaluate(List.of(), 0);
    assertThat(evaluation.obligations()).isEmpty();
    assertThat(evaluation.nextChange()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theNextChangeIsTheNextWarningDueOrRegistration() {
    CaseFile file = need();
    // The six-week deadline: last day 14 April 2021, warned of from 8 April on.
    assertThat(utc(next(file, "2021-03-03T10:00"))).isEqualTo("2021-04-07T22:00:00Z");
    assertThat(utc(next(file, "2021-04-08T00:00"))).isEqualTo("2021-04-14T22:00:00Z");
    assertThat(next(file, "2021-07-04T00:00")).isEqualTo(Long.MAX_VALUE);
    file.addLate(
        "done",
        CHILD_ASSESSMENT_COMPLETED,
        "2021-04-01T10:00",
        "2021-04-09T10:00",
        "assessmentId",
        "a1");
    assertThat(utc(next(file, "2021-04-08T00:00"))).isEqualTo("2021-04-09T08:00:00Z");
  }

  private static long next(CaseFile file, String clock) {
    return CaseFile.evaluator().evaluate(file.records(), millis(clock)).nextChange();
  }
}
