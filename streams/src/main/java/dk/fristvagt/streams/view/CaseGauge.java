package dk.fristvagt.streams.view;

import java.util.List;

/**
 * A case's part in the gauges.
 *
 * @param target the target group, or null
 * @param childrenWithMeasure pseudonyms
 */
public record CaseGauge(
    String municipality,
    String caseId,
    boolean open,
    String target,
    String team,
    String caseworker,
    List<String> childrenWithMeasure) {

  public CaseGauge {
    childrenWithMeasure = List.copyOf(childrenWithMeasure);
  }
}
