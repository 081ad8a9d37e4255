package dk.fristvagt.sources.generator.scenario;

/**
 * A count that a scenario gives at its cut-off.
 *
 * @param id unique in the scenario
 * @param text what it is, in words
 * @param published whether it is a published figure; otherwise it is a choice that a published one
 *     rests on
 * @param expected the number, exactly
 * @param query how it is counted
 */
public record Figure(String id, String text, boolean published, int expected, FigureQuery query) {}
