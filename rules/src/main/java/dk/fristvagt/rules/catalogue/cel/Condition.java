package dk.fristvagt.rules.catalogue.cel;

import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.Fact;

/** A part of a predicate that has a truth value. Immutable. */
interface Condition {

  /** Arguments as in {@link dk.fristvagt.rules.catalogue.Predicate#test}. */
  Truth test(Fact event, Fact start, String key);
}
