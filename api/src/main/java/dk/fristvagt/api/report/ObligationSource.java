package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Where obligations of all statuses come from; {@code StoreQueries::forEachObligation}.
 * Implementations are thread-safe.
 */
@FunctionalInterface
public interface ObligationSource {

  /** Hands over each obligation that passes the test, in any order. */
  void forEachObligation(Predicate<Obligation> test, Consumer<Obligation> consumer);
}
