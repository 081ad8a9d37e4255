package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;

/**
 * How long after they happened the facts of a team, first registered in a period, were registered.
 *
 * @param team who held the case when the fact happened; left out of the JSON in rows by
 *     municipality
 * @param period {@code 2021-03}, {@code 2021-Q1}, {@code 2021}
 * @param facts how many
 * @param sameDay how many of them on the local date on which they happened
 * @param sameDayShare {@code sameDay / facts}, 0 to 1, not rounded
 * @param medianDays by nearest rank
 * @param p90Days the 90th percentile by nearest rank
 */
public record RegistrationLagRow(
    String municipality,
    @JsonInclude(Include.NON_NULL) String team,
    String period,
    long facts,
    long sameDay,
    Double sameDayShare,
    Integer medianDays,
    Integer p90Days) {}
