package dk.fristvagt.rules.audit;

/**
 * A case that was drawn.
 *
 * @param team who held it at the first instant of the period
 * @param rank its place among all cases: the lowest of each group are drawn; 64 hexadecimal digits
 */
public record DrawnCase(String caseId, String team, String caseworker, String rank) {}
