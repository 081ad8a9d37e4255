package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.rules.fact.Fact;
import java.util.Comparator;

/**
 * The order of facts inside a history: by when it happened, then when it was registered, then event
 * id.
 */
enum FactOrder implements Comparator<Fact> {
  INSTANCE;

  @Override
  public int compare(Fact a, Fact b) {
    int byOccurrence = Long.compare(a.occurredAt().epochMilli(), b.occurredAt().epochMilli());
    if (byOccurrence != 0) {
      return byOccurrence;
    }
    int byRegistration = Long.compare(a.registeredAt().epochMilli(), b.registeredAt().epochMilli());
    return byRegistration != 0
        ? byRegistration
        : CodePointOrder.INSTANCE.compare(a.eventId(), b.eventId());
  }
}
