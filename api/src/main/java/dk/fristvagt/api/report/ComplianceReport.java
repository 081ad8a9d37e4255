package dk.fristvagt.api.report;

import java.time.Instant;
import java.util.List;

/**
 * Compliance by group and period.
 *
 * @param catalogue which one the figures follow as they stand now, and since when
 * @param period {@code day}, {@code week}, {@code month}, {@code quarter}, {@code year}
 * @param rows by rule, municipality, team, caseworker and period
 */
public record ComplianceReport(
    Instant clock,
    Instant clockMax,
    Partitions partitions,
    FollowedCatalogue catalogue,
    String period,
    String basis,
    String by,
    List<ComplianceRow> rows) {}
