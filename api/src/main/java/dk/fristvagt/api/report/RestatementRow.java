package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.Map;

/**
 * One group's due-basis figures in the closed months of a period, as they closed and as they are.
 *
 * @param team left out of the JSON in rows by municipality
 * @param caseworker left out of the JSON save in rows by caseworker
 * @param period {@code 2021-03}, {@code 2021-Q1}, {@code 2021}
 * @param closedMonths how many of the period's months are closed and therefore counted
 * @param atClose each month as it stood when that month closed
 * @param now the same months as they stand
 * @param reasons how much of {@code now - atClose} came of what, by the labels of {@link
 *     dk.fristvagt.rules.restatement.RestatementReason}; they add up to it; one that came to
 *     nothing is left out
 */
public record RestatementRow(
    String rule,
    String municipality,
    @JsonInclude(Include.NON_NULL) String team,
    @JsonInclude(Include.NON_NULL) String caseworker,
    String period,
    int closedMonths,
    DueFigures atClose,
    DueFigures now,
    Map<String, DueFigures> reasons) {}
