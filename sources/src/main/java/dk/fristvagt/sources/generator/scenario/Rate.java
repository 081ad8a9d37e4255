package dk.fristvagt.sources.generator.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A published share or rate that two numbers give.
 *
 * @param id unique in the scenario
 * @param text what it is, in words
 * @param numerator the id of a figure
 * @param denominator the id of a figure, or null for the population
 * @param per 100 for a percentage, 1,000 for a rate per thousand
 * @param expected as published, with as many decimals; rounded half up
 */
public record Rate(
    String id, String text, String numerator, String denominator, int per, BigDecimal expected) {

  /** The rate of two counts, rounded as the published one is. */
  public BigDecimal of(long numerator, long denominator) {
    return BigDecimal.valueOf(numerator)
        .multiply(BigDecimal.valueOf(per))
        .divide(BigDecimal.valueOf(denominator), expected.scale(), RoundingMode.HALF_UP);
  }
}
