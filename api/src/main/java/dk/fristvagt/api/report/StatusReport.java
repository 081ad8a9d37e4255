package dk.fristvagt.api.report;

import java.time.Instant;
import java.util.List;

/**
 * How things stand now.
 *
 * @param clock the least clock over the partitions
 * @param clockMax the greatest
 * @param stale whether a live service's clock is further behind than it should be
 * @param rules in the catalogue's order, those without anything too; a rule made for each entry of
 *     a map stands under the ids of those entries that have figures in the windows shown, and under
 *     its own id when there are none
 * @param catalogue which one all this follows, and since when
 */
public record StatusReport(
    Instant clock,
    Instant clockMax,
    boolean stale,
    Partitions partitions,
    Totals totals,
    List<RuleStatus> rules,
    Gauges gauges,
    FollowedCatalogue catalogue) {

  /** Live obligations; each is in exactly one of the three. */
  public record Totals(long open, long dueSoon, long overdue) {}
}
