package dk.fristvagt.api.report;

import dk.fristvagt.streams.view.LiveCounts;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Live obligations by rule and team. Every live obligation that is wanted is in exactly one cell,
 * so the cells add up to the totals of a {@link StatusReport} of the same snapshot and filter.
 *
 * @param clock the least clock over the partitions
 * @param clockMax the greatest
 * @param teams those with a live obligation, by name, the cases of nobody last. Teams of the same
 *     name in several municipalities are one, as they are in a filter by team
 * @param rows by rule: all of the catalogue, and any other with a live obligation
 * @param byTeam the totals of {@code teams}, in that order
 */
public record MatrixReport(
    Instant clock,
    Instant clockMax,
    Partitions partitions,
    List<String> teams,
    Map<String, Row> rows,
    List<LiveCounts> byTeam,
    LiveCounts total) {

  /**
   * One rule.
   *
   * @param canBeOverdue whether obligations of its kind fall due undone; a check is decided at
   *     once, and an absence is met when its time is up
   * @param byTeam in the order of the report's teams
   */
  public record Row(boolean canBeOverdue, List<LiveCounts> byTeam, LiveCounts total) {}
}
