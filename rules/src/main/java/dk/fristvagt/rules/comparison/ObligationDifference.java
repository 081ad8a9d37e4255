package dk.fristvagt.rules.comparison;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.CodePointOrder;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * An obligation that two catalogues do not say the same of. Ordered by id, as UTF-8 is.
 *
 * @param before under the one catalogue, or null where it makes no such obligation
 * @param after under the other, or null; never both null
 * @param aspects in what the two differ; empty where there is only one
 */
public record ObligationDifference(Obligation before, Obligation after, Set<Aspect> aspects)
    implements Comparable<ObligationDifference> {

  public ObligationDifference {
    aspects = Collections.unmodifiableSet(aspects);
  }

  /**
   * @param before null where there is none
   * @param after null where there is none; else of the same id
   * @return empty where both say the same
   */
  static Optional<ObligationDifference> between(Obligation before, Obligation after) {
    Set<Aspect> aspects =
        before == null || after == null ? Set.of() : Aspect.differing(before, after);
    return before != null && after != null && aspects.isEmpty()
        ? Optional.empty()
        : Optional.of(new ObligationDifference(before, after, aspects));
  }

  public DifferenceKind kind() {
    if (before == null) {
      return DifferenceKind.ONLY_AFTER;
    }
    return after == null ? DifferenceKind.ONLY_BEFORE : DifferenceKind.CHANGED;
  }

  /** The obligation under the catalogue that has it; under the later one where both do. */
  public Obligation either() {
    return after != null ? after : before;
  }

  public String id() {
    return either().id();
  }

  @Override
  public int compareTo(ObligationDifference other) {
    return CodePointOrder.INSTANCE.compare(id(), other.id());
  }
}
