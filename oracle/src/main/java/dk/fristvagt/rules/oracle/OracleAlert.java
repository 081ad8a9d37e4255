package dk.fristvagt.rules.oracle;

import java.time.Instant;

/**
 * An alert of the alerts report.
 *
 * @param kind DUE_SOON, OVERDUE, MISSED, RESOLVED or RETRACTED
 * @param due that of the obligation, or of the alert taken back where the obligation is gone
 * @param clock the step at which it was sent
 * @param retracts for RETRACTED the sequence number of the alert that is taken back, else null
 */
public record OracleAlert(
    String obligationId,
    int sequence,
    String kind,
    String rule,
    String municipality,
    String caseId,
    String team,
    String caseworker,
    Instant due,
    Instant clock,
    Integer retracts) {}
