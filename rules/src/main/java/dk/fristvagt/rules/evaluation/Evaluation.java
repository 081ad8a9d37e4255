package dk.fristvagt.rules.evaluation;

import java.util.List;

/**
 * A case at a clock.
 *
 * @param history what was known of it
 * @param obligations in the order of their start events
 * @param nextChange the least instant after the clock at which anything may change without a new
 *     fact, ms since the epoch; {@link Long#MAX_VALUE} for never
 */
public record Evaluation(CaseHistory history, List<Obligation> obligations, long nextChange) {}
