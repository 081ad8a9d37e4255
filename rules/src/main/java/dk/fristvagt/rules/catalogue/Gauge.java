package dk.fristvagt.rules.catalogue;

import java.util.List;

/**
 * A number over open things rather than obligations.
 *
 * @param measure what is counted
 * @param thresholds from which value on it is too much, for cases of which target group; may be
 *     empty
 */
public record Gauge(
    String id, LocalizedText name, String legal, Measure measure, List<Threshold> thresholds) {

  /** What a gauge counts. */
  public enum Measure {
    OPEN_CASES,
    CHILDREN_WITH_MEASURE,
    NOTIFICATIONS,
    CASELOAD
  }

  /**
   * @param target the target group of cases ({@code CHILD_AND_FAMILY}, …), or null for all
   * @param scope {@code local} or {@code national}
   * @param limit the highest value that is within it
   */
  public record Threshold(String target, String scope, int limit) {}

  public Gauge {
    thresholds = List.copyOf(thresholds);
  }
}
