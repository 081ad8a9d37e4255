package dk.fristvagt.api.report;

import java.time.Instant;
import java.util.List;

/**
 * Every rule against its target.
 *
 * @param by {@code municipality} or {@code team}
 * @param rows in the catalogue's order, then by municipality and team. By municipality there is a
 *     row for each rule and each municipality with any figures; by team, for each rule and each
 *     team with figures of it
 */
public record TargetsReport(
    Instant clock, Instant clockMax, Partitions partitions, String by, List<TargetRow> rows) {}
