package dk.fristvagt.api.page;

import dk.fristvagt.api.report.Partitions;
import java.time.Instant;

/**
 * What the data of a page is from.
 *
 * @param clock the least clock over the partitions
 * @param stale whether it is further behind than it should be
 */
public record PageState(Instant clock, boolean stale, Partitions partitions) {}
