package dk.fristvagt.api.report;

/**
 * How many of all partitions an answer was made from; figures are whole only when the two are
 * equal.
 */
public record Partitions(int answering, int expected) {}
