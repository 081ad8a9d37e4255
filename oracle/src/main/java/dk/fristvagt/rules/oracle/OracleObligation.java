package dk.fristvagt.rules.oracle;

import java.time.Instant;
import java.time.LocalDate;

/**
 * One obligation at a clock, in the shape of the obligations report, with the period that it is due
 * in.
 *
 * @param warnAt null where the rule gives no warning
 * @param fulfilledAt only when met or late by an event
 * @param cancelledAt only when cancelled or lapsed
 * @param dueDay the local date that says which period it is due in
 * @param days local days from start to fulfilment of met and late deadline and recurring rules,
 *     else null
 */
public record OracleObligation(
    String id,
    String rule,
    String municipality,
    String caseId,
    String matchKey,
    int occurrence,
    Instant start,
    Instant due,
    Instant warnAt,
    Instant fulfilledAt,
    Instant cancelledAt,
    String status,
    String team,
    String caseworker,
    LocalDate dueDay,
    Long days) {}
