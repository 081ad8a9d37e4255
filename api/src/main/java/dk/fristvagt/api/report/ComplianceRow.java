package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.fristvagt.rules.compliance.Verdict;

/**
 * The figures of one group in one period.
 *
 * @param team left out of the JSON in rows by municipality
 * @param caseworker left out of the JSON save in rows by caseworker
 * @param period {@code 2021-03-01}, {@code 2021-W09}, {@code 2021-03}, {@code 2021-Q1}, {@code
 *     2021}
 * @param due on the completed basis all that were fulfilled, of which {@code met} in time and
 *     {@code late} not; the other counts are 0 there
 * @param share {@code met / due}, 0 to 1, not rounded; null without data
 * @param target the share in force on the period's last day, in an unfinished period on the clock's
 *     local date; 0 to 1, null before the first milestone
 * @param medianDays from start to fulfilment of what was fulfilled in the period, whatever the
 *     basis; null without data
 * @param p90Days the 90th percentile of the same
 * @param atClose as it stood when each of the period's months closed; null while any of them is
 *     open, and on the completed basis, which keeps no figures at close
 */
public record ComplianceRow(
    String rule,
    String municipality,
    @JsonInclude(Include.NON_NULL) String team,
    @JsonInclude(Include.NON_NULL) String caseworker,
    String period,
    long due,
    long met,
    long late,
    long overdue,
    long lapsed,
    long missed,
    long unknown,
    Double share,
    Double target,
    Verdict verdict,
    Integer medianDays,
    Integer p90Days,
    DueFigures atClose) {}
