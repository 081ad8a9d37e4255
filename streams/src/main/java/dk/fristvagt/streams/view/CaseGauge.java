package dk.fristvagt.streams.view;

import java.util.List;

/**
 * A case's part in the gauges.
 *
 * @param target the target group, or null
 * @param childrenWithMeasure pseudonyms
 * @param runningAssessments child assessments that run
 */
public record CaseGauge(
    String municipality,
    String caseId,
    boolean open,
    String target,
    String team,
    String caseworker,
    List<String> childrenWithMeasure,
    int runningAssessments) {

  public CaseGauge {
    childrenWithMeasure = List.copyOf(childrenWithMeasure);
  }

  /** Whether any gauge at the clock counts it. */
  boolean counts() {
    return open || !childrenWithMeasure.isEmpty() || runningAssessments > 0;
  }
}
