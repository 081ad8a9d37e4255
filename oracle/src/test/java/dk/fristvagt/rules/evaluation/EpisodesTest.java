package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import org.junit.jupiter.api.Test;

class EpisodesTest {

  private static final String RULE = "assessment-4m";
  private static final String FAR = "2030-01-01T00:00";

  private static CaseFile started(CaseFile file, String eventId, String occurredAt) {
    return file.add(
        eventId, CHILD_ASSESSMENT_STARTED, occurredAt, "assessmentId", "a1", "backlog", false);
  }

  private static CaseFile completed(CaseFile file, String eventId, String occurredAt) {
    return file.add(eventId, CHILD_ASSESSMENT_COMPLETED, occurredAt, "assessmentId", "a1");
  }

  private static CaseFile need(String occurredAt) {
    return new CaseFile().add("need", NEED_IDENTIFIED, occurredAt);
  }

  @Test
  void awarenessOfTheNeedStartsTheClockAndTheFormalStartOpensNoOther() {
    CaseFile file = started(need("2021-03-01T10:00"), "start", "2021-04-01T10:00");
    assertThat(file.status(FAR, RULE, "need")).isEqualTo("overdue");
    assertThat(file.status(FAR, RULE, "start")).isEqualTo("none");
  }

  @Test
  void theFormalStartStartsTheClockWhereNoNeedWasNoted() {
    assertThat(started(new CaseFile(), "start", "2021-04-01T10:00").status(FAR, RULE, "start"))
        .isEqualTo("overdue");
  }

  @Test
  void ofTwoStartsAtTheSameInstantTheFirstInTheHistorysOrderOpens() {
    CaseFile file = new CaseFile().add("b", NEED_IDENTIFIED, "2021-03-01T10:00");
    started(file, "a", "2021-03-01T10:00");
    assertThat(file.status(FAR, RULE, "a")).isEqualTo("overdue");
    assertThat(file.status(FAR, RULE, "b")).isEqualTo("none");
  }

  @Test
  void aStartAtTheFulfilmentIsOutsideAndOneAMillisecondBeforeIsInside() {
    CaseFile outside = completed(need("2021-03-01T10:00"), "done", "2021-05-01T10:00");
    started(outside, "again", "2021-05-01T10:00");
    // The completion at that very instant fulfils both.
    assertThat(outside.status(FAR, RULE, "need")).isEqualTo("met");
    assertThat(outside.status(FAR, RULE, "again")).isEqualTo("met");

    CaseFile inside = completed(need("2021-03-01T10:00"), "done", "2021-05-01T10:00");
    started(inside, "again", "2021-05-01T09:59:59.999");
    assertThat(inside.status(FAR, RULE, "again")).isEqualTo("none");
  }

  @Test
  void aStartAfterACancellationOpensAnotherAlthoughNothingWasCompleted() {
    CaseFile file =
        need("2021-03-01T10:00")
            .add("cancelled", CHILD_ASSESSMENT_CANCELLED, "2021-04-01T10:00", "assessmentId", "a1")
            .add("again", NEED_IDENTIFIED, "2021-04-01T10:00:00.001");
    completed(file, "done", "2021-06-01T10:00");
    assertThat(file.status(FAR, RULE, "need")).isEqualTo("cancelled");
    assertThat(file.status(FAR, RULE, "again")).isEqualTo("met");
  }

  @Test
  void anOverdueOneStillRuns() {
    CaseFile file = started(need("2021-03-01T10:00"), "start", "2022-03-01T10:00");
    assertThat(file.status(FAR, RULE, "start")).isEqualTo("none");
  }

  @Test
  void aVoidedStartMakesRoomForTheNext() {
    CaseFile file = started(need("2021-03-01T10:00"), "start", "2021-04-01T10:00");
    file.takeBack("need", "2021-04-15T10:00");
    assertThat(file.status("2021-04-15T09:59:59.999", RULE, "start")).isEqualTo("none");
    assertThat(file.status("2021-04-15T10:00", RULE, "start")).isEqualTo("open");
    assertThat(file.status("2021-04-15T10:00", RULE, "need")).isEqualTo("none");
  }
}
