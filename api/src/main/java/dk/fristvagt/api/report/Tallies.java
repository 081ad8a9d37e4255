package dk.fristvagt.api.report;

import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.RuleTally;
import dk.fristvagt.streams.view.Scope;

/** The sums of a view that together count everything a filter wants once. */
final class Tallies {

  private Tallies() {}

  /** Takes in the sums of one rule within one scope. */
  interface Visitor {
    void tally(Scope scope, String rule, RuleTally tally);
  }

  /**
   * Hands over each sum.
   *
   * @param filter without caseworkers, by whom nothing is summed
   * @throws IllegalArgumentException when it names some
   */
  static void forEach(PartitionView view, GroupFilter filter, Visitor visitor) {
    if (!filter.caseworkers().isEmpty()) {
      throw new IllegalArgumentException("no sums by caseworker");
    }
    view.indexes()
        .tallies()
        .forEach(
            (scope, rules) -> {
              if (accepts(filter, scope)) {
                rules.forEach(
                    (rule, tally) -> {
                      if (filter.acceptsRule(rule)) {
                        visitor.tally(scope, rule, tally);
                      }
                    });
              }
            });
  }

  private static boolean accepts(GroupFilter filter, Scope scope) {
    boolean isWhole = filter.acceptsWhole(scope.municipality());
    return scope.isMunicipality()
        ? isWhole
        : !isWhole && filter.acceptsTeam(scope.municipality(), scope.team());
  }
}
