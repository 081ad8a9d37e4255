package dk.fristvagt.api.report;

import dk.fristvagt.streams.query.CaseRecords;
import java.util.function.Consumer;

/**
 * Where the facts of all cases come from; {@code StoreQueries::forEachCase}. Implementations are
 * thread-safe.
 */
@FunctionalInterface
public interface CaseRecordsSource {

  /** Hands over the records of each case, one case at a time, in any order. */
  void forEachCase(Consumer<CaseRecords> consumer);
}
