/**
 * Histories whose facts give figures that municipalities have published.
 *
 * <p>{@link dk.fristvagt.sources.generator.scenario.Scenario} is the way in. What a scenario must
 * give, and how it is counted, stands in its description file and nowhere in the code: histories
 * are drawn by the generator, and families are taken in or left out until every figure of the
 * description is met to the unit. What does not count (late registrations, voids, corrections,
 * cancelled and later deadlines) is there because it is in the histories.
 */
package dk.fristvagt.sources.generator.scenario;
