package dk.fristvagt.api.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Obligations that fall due, and the number of breaches to expect among them.
 *
 * @param curvesAsOf the local day at whose first instant the completion curves stand, from the
 *     twelve months before it
 * @param from the first local day, inclusive
 * @param to the last local day, inclusive
 * @param by {@code team}, {@code municipality} or {@code rule}
 * @param interval the share of intervals that are to hold what comes
 * @param all every rule together
 * @param rules by id; those with anything falling due or overdue
 * @param days by day, rule, municipality and team; those with anything falling due
 * @param weeks from Monday to Sunday, every rule together, the first and the last cut at the days
 *     asked for; those with anything falling due
 */
public record ForecastReport(
    Instant clock,
    Instant clockMax,
    Partitions partitions,
    LocalDate curvesAsOf,
    LocalDate from,
    LocalDate to,
    String by,
    double interval,
    ForecastFigures all,
    List<ForecastTotal> rules,
    List<ForecastDay> days,
    List<ForecastWeek> weeks) {}
