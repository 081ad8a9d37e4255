package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * Volumes, caseloads and staff turnover.
 *
 * @param period {@code month}, {@code quarter} or {@code year}
 * @param atClock by municipality
 * @param caseload by municipality and caseworker, of those who hold an open case; left out of the
 *     JSON where whoever asks may not see caseworkers
 * @param periods by municipality and period
 */
public record GaugesReport(
    Instant clock,
    Instant clockMax,
    Partitions partitions,
    String period,
    List<Standing> atClock,
    @JsonInclude(Include.NON_NULL) List<Caseload> caseload,
    List<Period> periods) {

  /**
   * How one municipality stands at the clock.
   *
   * @param openByTarget open cases by target group
   * @param unassigned open cases that nobody holds
   * @param childrenWithMeasure children, each counted once however many measures and cases
   * @param runningAssessments child assessments that have started and are not over
   */
  public record Standing(
      String municipality,
      long openCases,
      SortedMap<String, Long> openByTarget,
      List<Team> teams,
      long unassigned,
      long childrenWithMeasure,
      long runningAssessments) {}

  /** The open cases of one team. */
  public record Team(String team, long openCases, SortedMap<String, Long> openByTarget) {}

  /**
   * The open cases of one caseworker, over all teams asked for.
   *
   * @param teams for which they hold them
   */
  public record Caseload(
      String municipality,
      String caseworker,
      List<String> teams,
      long cases,
      SortedMap<String, Long> byTarget,
      List<Threshold> thresholds) {}

  /**
   * A caseload held against a threshold.
   *
   * @param target the target group; null for all cases
   * @param limit the highest number that is within the threshold
   * @param cases the caseworker's open cases of the target group
   */
  public record Threshold(String scope, String target, int limit, long cases, boolean over) {}

  /**
   * What happened in one municipality in one period, as known now. The end of an unfinished period
   * is the clock.
   *
   * @param from the first day
   * @param to the last day, in an unfinished period too
   * @param notifications null where less than the whole municipality is asked for or may be seen: a
   *     notification comes to the municipality
   * @param population the children it is held against; null where none is configured for the
   *     period's year or one before
   * @param notificationsPer1000Children of this period, not of a year; null without the one or the
   *     other
   * @param opened how often a case was opened or reopened that was not open
   * @param closed how often an open case was closed
   * @param casesWithMeasureAtEnd cases, open or not, with a measure that runs
   * @param caseworkerChanges how often an open case passed from one caseworker to another
   * @param caseworkerChangesPer100OpenCases per 100 cases open at the period's end; null when none
   *     is
   * @param caseworkersAtStart how many caseworkers held an open case when the period began
   * @param caseworkersLeft how many of them hold none at its end
   * @param staffTurnover {@code caseworkersLeft / caseworkersAtStart}, 0 to 1; null without any
   */
  public record Period(
      String municipality,
      String period,
      LocalDate from,
      LocalDate to,
      boolean finished,
      Long notifications,
      Population.Count population,
      Double notificationsPer1000Children,
      long opened,
      long closed,
      long openAtEnd,
      long casesWithMeasureAtEnd,
      long caseworkerChanges,
      Double caseworkerChangesPer100OpenCases,
      long caseworkersAtStart,
      long caseworkersLeft,
      Double staffTurnover) {}
}
