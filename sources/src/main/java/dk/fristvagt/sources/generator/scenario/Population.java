package dk.fristvagt.sources.generator.scenario;

import java.math.BigDecimal;

/**
 * The children of a municipality.
 *
 * @param children aged 0 to 17
 * @param national the national figure that the scenario's rate is held against, or null
 * @param source where the number comes from
 */
public record Population(int children, BigDecimal national, String source) {}
