package dk.fristvagt.rules.oracle;

import java.time.YearMonth;

/**
 * Whose obligations of a rule, in which month.
 *
 * @param caseworker null where groups are teams
 */
public record OracleGroup(
    String rule, String municipality, String team, String caseworker, YearMonth month) {}
