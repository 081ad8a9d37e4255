package dk.fristvagt.api.report;

import java.util.List;

/**
 * Numbers over open things rather than obligations.
 *
 * @param childrenWithMeasure children, each counted once however many measures and cases
 * @param notifications null where a team or caseworker is asked for: a notification comes to the
 *     municipality
 */
public record Gauges(
    long openCases, long childrenWithMeasure, Notifications notifications, Caseload caseload) {

  /**
   * By local date; the windows are those of {@link RuleStatus#thisMonth} and {@link
   * RuleStatus#last30Days}.
   */
  public record Notifications(long thisMonth, long last30Days) {}

  /**
   * The open cases of each caseworker.
   *
   * @param caseworkers how many hold at least one open case
   * @param average open cases per such caseworker; null when there is none
   * @param unassigned open cases that nobody holds; in none of the other numbers
   */
  public record Caseload(
      long caseworkers,
      long max,
      Double average,
      long unassigned,
      List<OverThreshold> overThreshold) {}

  /**
   * How many caseworkers hold more open cases of a target group than a threshold allows.
   *
   * @param target the target group; null for all cases
   * @param limit the highest number that is within the threshold
   */
  public record OverThreshold(String target, String scope, int limit, long caseworkers) {}
}
