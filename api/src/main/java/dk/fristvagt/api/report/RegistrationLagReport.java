package dk.fristvagt.api.report;

import java.time.Instant;
import java.util.List;

/**
 * Registration lags by team and period.
 *
 * @param period {@code month}, {@code quarter}, {@code year}
 * @param rows by municipality, team and period
 */
public record RegistrationLagReport(
    Instant clock,
    Instant clockMax,
    Partitions partitions,
    String period,
    String by,
    List<RegistrationLagRow> rows) {}
