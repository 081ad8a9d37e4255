package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.evaluation.Obligation;
import java.util.List;

/**
 * The chain from fact to status of one obligation at a clock.
 *
 * @param obligation as the evaluator has it
 * @param clock ms since the epoch
 * @param steps in the order they are to be read
 * @param calculation the arithmetic from the start to the due instant
 */
public record Explanation(
    Obligation obligation,
    Rule rule,
    RuleVersion version,
    long clock,
    List<Step> steps,
    List<CalculationRow> calculation) {

  public Explanation {
    steps = List.copyOf(steps);
    calculation = List.copyOf(calculation);
  }
}
