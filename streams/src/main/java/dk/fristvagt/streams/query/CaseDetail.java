package dk.fristvagt.streams.query;

import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.fact.Fact;
import java.util.List;

/**
 * One case at a clock.
 *
 * @param clock ms since the epoch
 * @param records every record registered by then, corrected and voided ones too, in order of
 *     registration
 * @param evaluation what they say
 * @param evaluator what made it say so
 * @param alerts every alert sent about its obligations by then, by obligation and number
 */
public record CaseDetail(
    long clock,
    List<Fact> records,
    Evaluation evaluation,
    CaseEvaluator evaluator,
    List<SentAlert> alerts) {}
