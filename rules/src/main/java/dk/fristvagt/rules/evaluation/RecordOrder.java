package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.rules.fact.Fact;
import java.util.Comparator;

/**
 * Which record of a fact counts: the greatest in this order. The highest revision; of equal ones
 * the earliest registered; then the smaller canonical JSON.
 */
public enum RecordOrder implements Comparator<Fact> {
  INSTANCE;

  @Override
  public int compare(Fact a, Fact b) {
    int byRevision = Integer.compare(a.revision(), b.revision());
    if (byRevision != 0) {
      return byRevision;
    }
    int byRegistration = Long.compare(b.registeredAt().epochMilli(), a.registeredAt().epochMilli());
    return byRegistration != 0
        ? byRegistration
        : CodePointOrder.INSTANCE.compare(b.canonical(), a.canonical());
  }
}
