package dk.fristvagt.api.report;

import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.streams.query.CaseDetail;
import java.util.Optional;

/** Where cases come from; {@code StoreQueries::caseDetail}. Implementations are thread-safe. */
@FunctionalInterface
public interface CaseSource {

  /** The case at its partition's clock; empty where no fact of it is known by then. */
  Optional<CaseDetail> caseDetail(CaseId id);
}
