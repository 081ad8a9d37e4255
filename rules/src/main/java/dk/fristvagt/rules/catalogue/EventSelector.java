package dk.fristvagt.rules.catalogue;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;

/**
 * The events of one type for which a predicate is true; unknown selects nothing.
 *
 * @param where {@link Predicate#ALWAYS} where the catalogue gives none
 */
public record EventSelector(EventType type, Predicate where) {

  /** Whether the event is selected. */
  public boolean selects(Fact event, Fact start, String key) {
    return event.type() == type && where.test(event, start, key) == Truth.TRUE;
  }
}
