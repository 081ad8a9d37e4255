package dk.fristvagt.rules.audit;

import static dk.fristvagt.rules.fact.EventType.CASE_FILE_AUDITED;
import static dk.fristvagt.rules.fact.EventType.PLAN_MADE;
import static dk.fristvagt.rules.histories.CaseFile.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.histories.CaseFile;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Recorded audits are series of their own: full registrations and samples are never added up. */
class AuditSeriesTest {

  private static final String CLOCK = "2021-04-01T00:00";

  private static CaseFile plan() {
    return new CaseFile()
        .add("p", PLAN_MADE, "2021-03-01", "planId", "p1", "madeWithFamily", true, "goals", 4);
  }

  private static Map<String, ObservedCount> counts(CaseFile file) {
    Map<String, ObservedCount> counts = new TreeMap<>();
    file.at(CLOCK).values().stream()
        .map(obligation -> DueCount.of(obligation, millis(CLOCK)))
        .filter(Objects::nonNull)
        .forEach(
            due ->
                counts.merge(
                    due.group().rule(),
                    new ObservedCount(1, due.status() == ObligationStatus.MET ? 1 : 0),
                    ObservedCount::plus));
    return counts;
  }

  @Test
  void eachCriterionIsAShareOfItsOwnAndNoOtherShareChanges() {
    Map<String, ObservedCount> before = counts(plan());
    CaseFile audited =
        plan()
            .add(
                "x",
                CASE_FILE_AUDITED,
                "2021-03-20",
                "auditId",
                "x1",
                "criteria",
                Map.of(
                    "plan-made-with-family", "NO", "journal", "YES", "hearing", "NOT_APPLICABLE"))
            .add(
                "y",
                CASE_FILE_AUDITED,
                "2021-03-21",
                "auditId",
                "x2",
                "criteria",
                Map.of("plan-made-with-family", "YES"));

    Map<String, ObservedCount> after = counts(audited);

    // One audit said no and one yes; the registered plans stay 1 of 1.
    assertThat(after.remove("audit-plan-made-with-family")).isEqualTo(new ObservedCount(2, 1));
    assertThat(after.remove("audit-journal")).isEqualTo(new ObservedCount(1, 1));
    assertThat(after)
        .isEqualTo(before)
        .containsEntry("plan-made-with-family", new ObservedCount(1, 1));
  }

  private record ObservedCount(int due, int met) {
    private ObservedCount plus(ObservedCount other) {
      return new ObservedCount(due + other.due, met + other.met);
    }
  }
}
