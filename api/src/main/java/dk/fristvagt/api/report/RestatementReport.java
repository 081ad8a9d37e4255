package dk.fristvagt.api.report;

import java.time.Instant;
import java.util.List;

/**
 * Why closed months are no longer as they closed.
 *
 * @param period {@code month}, {@code quarter}, {@code year}
 * @param rows by rule, municipality, team, caseworker and period; unchanged ones too
 */
public record RestatementReport(
    Instant clock,
    Instant clockMax,
    Partitions partitions,
    String period,
    String by,
    List<RestatementRow> rows) {}
