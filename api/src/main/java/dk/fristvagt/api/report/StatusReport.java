package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
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
 * @param gauges left out of the JSON for whoever may see counts alone
 * @param catalogue which one all this follows, and since when
 */
public record StatusReport(
    Instant clock,
    Instant clockMax,
    boolean stale,
    Partitions partitions,
    Totals totals,
    List<RuleStatus> rules,
    @JsonInclude(Include.NON_NULL) Gauges gauges,
    FollowedCatalogue catalogue) {

  /** The same for whoever may see how many deadlines there are, and no other figure. */
  public StatusReport countsOnly() {
    return new StatusReport(
        clock,
        clockMax,
        stale,
        partitions,
        totals,
        rules.stream().map(RuleStatus::countsOnly).toList(),
        null,
        catalogue);
  }

  /** Live obligations; each is in exactly one of the three. */
  public record Totals(long open, long dueSoon, long overdue) {}
}
