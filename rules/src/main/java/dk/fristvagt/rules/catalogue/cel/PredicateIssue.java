package dk.fristvagt.rules.catalogue.cel;

/**
 * One thing that is wrong with an expression.
 *
 * @param line the line of the expression, from 1
 * @param column the column in that line in code points, from 1
 */
public record PredicateIssue(int line, int column, String message) {}
