package dk.fristvagt.rules.evaluation;

import static dk.fristvagt.rules.fact.EventType.*;
import static dk.fristvagt.rules.histories.CaseFile.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.histories.CaseFile;
import java.util.List;
import org.junit.jupiter.api.Test;

class CaseFlowsTest {

  /** Opened by nobody on 1 March, anna's from the 2nd, bo's from 10 April, closed on 5 June. */
  private static CaseFile file() {
    return new CaseFile()
        .add("o", CASE_OPENED, "2021-03-01T10:00", "target", "CHILD_AND_FAMILY")
        .add("h1", CASE_HANDED_OVER, "2021-03-02T10:00", "team", "Nord", "caseworker", "anna")
        .add("h2", CASEWORKER_ASSIGNED, "2021-04-10T10:00", "team", "Syd", "caseworker", "bo")
        .add("c", CASE_CLOSED, "2021-06-05T10:00");
  }

  @Test
  void anOpeningAChangeAndAClosingAreCountedOnceWithWhoseCaseItWas() {
    assertThat(flows(file(), "2021-07-01T00:00"))
        .containsExactly(
            "2021-03 OPENED unassigned unassigned 1",
            "2021-03 OPEN Nord anna 1",
            "2021-04 CASEWORKER_CHANGED Nord anna 1",
            "2021-04 OPEN Nord anna -1",
            "2021-04 OPEN Syd bo 1",
            "2021-06 CLOSED Syd bo 1",
            "2021-06 OPEN Syd bo -1");
  }

  @Test
  void whatHappensAfterTheClockHasNotHappened() {
    assertThat(flows(file(), "2021-04-10T09:59"))
        .containsExactly("2021-03 OPENED unassigned unassigned 1", "2021-03 OPEN Nord anna 1");
  }

  @Test
  void openingAnOpenCaseAndClosingAClosedOneAreNoFlows() {
    CaseFile file =
        file()
            .add("o2", CASE_OPENED, "2021-05-01T10:00", "target", "DISABILITY")
            .add("c2", CASE_CLOSED, "2021-06-06T10:00");
    assertThat(flows(file, "2021-07-01T00:00")).isEqualTo(flows(file(), "2021-07-01T00:00"));
  }

  @Test
  void aCorrectedOrVoidedFactLeavesNoTrace() {
    CaseFile file =
        file()
            .add("h3", CASEWORKER_ASSIGNED, "2021-05-10T10:00", "team", "Syd", "caseworker", "carl")
            .takeBack("h3", "2021-05-11T10:00");
    assertThat(flows(file, "2021-07-01T00:00")).isEqualTo(flows(file(), "2021-07-01T00:00"));
    assertThat(flows(file, "2021-05-10T10:00"))
        .contains("2021-05 CASEWORKER_CHANGED Syd bo 1", "2021-05 OPEN Syd carl 1");
  }

  @Test
  void anotherTeamWithTheSameCaseworkerMovesTheCaseButChangesNoCaseworker() {
    CaseFile file =
        new CaseFile()
            .add("o", CASE_OPENED, "2021-03-01T10:00", "target", "CHILD_AND_FAMILY")
            .add("h1", CASEWORKER_ASSIGNED, "2021-03-01T10:00", "team", "Nord", "caseworker", "a")
            .add("h2", CASEWORKER_ASSIGNED, "2021-04-01T10:00", "team", "Syd", "caseworker", "a");
    assertThat(flows(file, "2021-07-01T00:00"))
        .containsExactly(
            "2021-03 OPENED Nord a 1",
            "2021-03 OPEN Nord a 1",
            "2021-04 OPEN Nord a -1",
            "2021-04 OPEN Syd a 1");
  }

  @Test
  void aCaseworkerWhoTakesOverAClosedCaseIsNoChange() {
    CaseFile file =
        file()
            .add("h3", CASEWORKER_ASSIGNED, "2021-06-10T10:00", "team", "Syd", "caseworker", "carl")
            .add("r", CASE_REOPENED, "2021-08-01T10:00", "target", "CHILD_AND_FAMILY");
    assertThat(flows(file, "2021-09-01T00:00"))
        .endsWith("2021-08 OPENED Syd carl 1", "2021-08 OPEN Syd carl 1");
  }

  @Test
  void aMeasureBelongsToWhoeverHoldsTheCase() {
    CaseFile file =
        file()
            .add(
                "m",
                MEASURE_STARTED,
                "2021-03-31T23:30",
                "measureId",
                "m1",
                "section",
                "SEL §52",
                "category",
                "FAMILY",
                "provider",
                "MUNICIPAL")
            .add("e", MEASURE_ENDED, "2021-05-01T00:30", "measureId", "m1");
    assertThat(flows(file, "2021-07-01T00:00"))
        .filteredOn(flow -> flow.contains("WITH_MEASURE"))
        .containsExactly(
            "2021-03 WITH_MEASURE Nord anna 1",
            "2021-04 WITH_MEASURE Nord anna -1",
            "2021-04 WITH_MEASURE Syd bo 1",
            "2021-05 WITH_MEASURE Syd bo -1");
  }

  private static List<String> flows(CaseFile file, String clock) {
    long now = millis(clock);
    return CaseSummary.of(CaseHistory.at(file.records(), now), CaseFile.calendar(), now)
        .flows()
        .entrySet()
        .stream()
        .map(
            entry ->
                String.join(
                    " ",
                    entry.getKey().month().toString(),
                    entry.getKey().kind().name(),
                    entry.getKey().holder().team(),
                    entry.getKey().holder().caseworker(),
                    entry.getValue().toString()))
        .toList();
  }
}
