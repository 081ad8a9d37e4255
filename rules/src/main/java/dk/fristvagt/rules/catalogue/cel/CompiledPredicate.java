package dk.fristvagt.rules.catalogue.cel;

import dk.fristvagt.rules.catalogue.Predicate;
import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.Fact;

/**
 * A predicate and the text it was compiled from; equal to another of the same text and meaning only
 * by identity.
 */
final class CompiledPredicate implements Predicate {

  private final String source;
  private final Condition condition;

  CompiledPredicate(String source, Condition condition) {
    this.source = source;
    this.condition = condition;
  }

  @Override
  public Truth test(Fact event, Fact start, String key) {
    return condition.test(event, start, key);
  }

  @Override
  public String source() {
    return source;
  }

  @Override
  public String toString() {
    return source;
  }
}
