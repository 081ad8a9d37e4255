package dk.fristvagt.rules.compliance;

import dk.fristvagt.rules.evaluation.Obligation;

/** Whose figures: the finest grouping that counters are kept by. */
public record Group(String rule, String municipality, String team, String caseworker) {

  public static Group of(Obligation obligation) {
    return new Group(
        obligation.rule(), obligation.municipality(), obligation.team(), obligation.caseworker());
  }
}
