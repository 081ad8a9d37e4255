package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CaseSummaryTest {

  private static CaseSummary at(CaseFile file, String clock) {
    long now = millis(clock);
    return CaseSummary.of(CaseHistory.at(file.records(), now), CaseFile.calendar(), now);
  }

  private static CaseFile measure(CaseFile file, String id, String occurredAt, Object... more) {
    Object[] payload = {
      "measureId", id, "section", "SEL §52", "category", "FAMILY", "provider", "MUNICIPAL"
    };
    Object[] all = java.util.Arrays.copyOf(payload, payload.length + more.length);
    System.arraycopy(more, 0, all, payload.length, more.length);
    return file.add("start-" + id, MEASURE_STARTED, occurredAt, all);
  }

  @Test
  void aCaseIsOpenWhenTheLatestOfItsOpeningsAndClosingsIsNoClosing() {
    CaseFile file =
        new CaseFile()
            .add("o", CASE_OPENED, "2021-03-01T10:00", "target", "CHILD_AND_FAMILY")
            .add("c", CASE_CLOSED, "2021-04-01T10:00")
            .add("r", CASE_REOPENED, "2021-05-01T10:00", "target", "DISABILITY");
    assertThat(at(file, "2021-03-01T10:00").open()).isTrue();
    assertThat(at(file, "2021-04-01T10:00").open()).isFalse();
    assertThat(at(file, "2021-05-01T10:00").open()).isTrue();
    assertThat(at(file, "2021-05-01T10:00").target()).isEqualTo("DISABILITY");
    assertThat(at(new CaseFile(), "2021-05-01T10:00").open()).isFalse();
  }

  @Test
  void aMeasureRunsFromItsStartToItsEnd() {
    CaseFile file = measure(new CaseFile(), "m1", "2021-03-01T10:00");
    file.add("end", MEASURE_ENDED, "2021-04-01T10:00", "measureId", "m1");
    assertThat(at(file, "2021-03-31T10:00").childrenWithMeasure()).containsExactly("c-1");
    assertThat(at(file, "2021-04-01T10:00").childrenWithMeasure()).isEmpty();
  }

  @Test
  void aContinuedMeasureRunsUntilTheLastOfItsChainEnds() {
    CaseFile file = measure(new CaseFile(), "m1", "2021-03-01T10:00");
    file.add("end1", MEASURE_ENDED, "2021-04-01T10:00", "measureId", "m1");
    measure(file, "m2", "2021-04-01T10:00", "continuesMeasureId", "m1");
    assertThat(at(file, "2021-05-01T10:00").childrenWithMeasure()).hasSize(1);
    file.add("end2", MEASURE_ENDED, "2021-05-02T10:00", "measureId", "m2");
    assertThat(at(file, "2021-06-01T10:00").childrenWithMeasure()).isEmpty();
  }

  @Test
  void notificationsAreCountedOnTheirLocalDate() {
    Object[] payload = {"notificationId", "n1", "notifier", "CITIZEN", "knownCase", false};
    CaseFile file =
        new CaseFile()
            .add("a", NOTIFICATION_RECEIVED, "2021-03-01T00:30", payload)
            .add("b", NOTIFICATION_RECEIVED, "2021-03-01T23:30", payload)
            .add("c", NOTIFICATION_RECEIVED, "2021-03-02", payload);
    assertThat(at(file, "2021-04-01T00:00").notifications())
        .isEqualTo(Map.of(LocalDate.of(2021, 3, 1), 2, LocalDate.of(2021, 3, 2), 1));
  }

  @Test
  void theHolderIsWhoHoldsItNow() {
    CaseFile file =
        new CaseFile()
            .add("a", CASEWORKER_ASSIGNED, "2021-03-01T10:00", "team", "Nord", "caseworker", "w1")
            .add("b", CASEWORKER_ASSIGNED, "2021-04-01T10:00", "team", "Syd", "caseworker", "w2");
    assertThat(at(file, "2021-03-31T00:00").holder()).isEqualTo(new Holder("Nord", "w1"));
    assertThat(at(file, "2021-04-01T10:00").holder()).isEqualTo(new Holder("Syd", "w2"));
  }

  @Test
  void anAssessmentRunsUntilItIsCompletedOrCancelled() {
    CaseFile file =
        new CaseFile()
            .add("s1", CHILD_ASSESSMENT_STARTED, "2021-03-01T10:00", backlog("a1"))
            .add("s2", CHILD_ASSESSMENT_STARTED, "2021-03-02T10:00", backlog("a2"))
            .add("s3", CHILD_ASSESSMENT_STARTED, "2021-03-03T10:00", backlog("a3"))
            .add("d1", CHILD_ASSESSMENT_COMPLETED, "2021-04-01T10:00", "assessmentId", "a1")
            .add("x2", CHILD_ASSESSMENT_CANCELLED, "2021-04-02T10:00", "assessmentId", "a2");
    assertThat(at(file, "2021-03-01T09:59").runningAssessments()).isZero();
    assertThat(at(file, "2021-03-03T10:00").runningAssessments()).isEqualTo(3);
    assertThat(at(file, "2021-04-01T10:00").runningAssessments()).isEqualTo(2);
    assertThat(at(file, "2021-04-02T10:00").runningAssessments()).isEqualTo(1);
  }

  @Test
  void aClosedCaseHasNoRunningAssessmentButOneStartedAfterAReopeningCounts() {
    CaseFile file =
        new CaseFile()
            .add("s1", CHILD_ASSESSMENT_STARTED, "2021-03-01T10:00", backlog("a1"))
            .add("c", CASE_CLOSED, "2021-04-01T10:00")
            .add("r", CASE_REOPENED, "2021-05-01T10:00", "target", "DISABILITY")
            .add("s2", CHILD_ASSESSMENT_STARTED, "2021-05-02T10:00", backlog("a2"));
    assertThat(at(file, "2021-04-01T10:00").runningAssessments()).isZero();
    assertThat(at(file, "2021-05-01T10:00").runningAssessments()).isZero();
    assertThat(at(file, "2021-05-02T10:00").runningAssessments()).isEqualTo(1);
  }

  @Test
  void aCompletionDatedOnTheDayOfTheStartEndsIt() {
    CaseFile file =
        new CaseFile()
            .add("s1", CHILD_ASSESSMENT_STARTED, "2021-03-01T10:00", backlog("a1"))
            .add("d1", CHILD_ASSESSMENT_COMPLETED, "2021-03-01", "assessmentId", "a1")
            .add("s2", CHILD_ASSESSMENT_STARTED, "2021-03-02T10:00", backlog("a2"))
            .add("d2", CHILD_ASSESSMENT_COMPLETED, "2021-03-01", "assessmentId", "a2");
    assertThat(at(file, "2021-03-05T00:00").runningAssessments()).isEqualTo(1);
  }

  private static Object[] backlog(String id) {
    return new Object[] {"assessmentId", id, "backlog", false};
  }
}
