package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.rules.evaluation.ObligationIds;
import dk.fristvagt.rules.explanation.Explainer;
import dk.fristvagt.rules.explanation.Explanation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.CasePartitioner;
import dk.fristvagt.streams.query.CaseDetail;
import java.util.Optional;

/**
 * Finds a case, or why one of its obligations has the status it has, in the stores. Thread-safe.
 *
 * <p>What is not there ends in a {@link ProblemException}: {@link ProblemType#NOT_FOUND}, or {@link
 * ProblemType#NOT_READY} where the case's partition cannot answer; for without its partition a case
 * is not missing but unknown.
 */
final class CaseLookup {

  private final LiveStatus live;
  private final ApiBackend backend;

  CaseLookup(LiveStatus live, ApiBackend backend) {
    this.live = live;
    this.backend = backend;
  }

  /** A case at the clock of its partition. */
  CaseDetail caseDetail(CaseId id) {
    if (!live.snapshot().holds(partition(id))) {
      throw Problems.notReady();
    }
    return backend
        .cases()
        .caseDetail(id)
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.NOT_FOUND,
                    "Der er ingen oplysninger om den sag.",
                    "Nothing is known of that case."));
  }

  /** The explanation of an obligation, whose id may be read as that of several cases. */
  Explanation explanation(String obligationId) {
    ViewSnapshot snapshot = live.snapshot();
    boolean isPartitionMissing = false;
    for (CaseId id : ObligationIds.cases(obligationId)) {
      if (!snapshot.holds(partition(id))) {
        isPartitionMissing = true;
        continue;
      }
      Optional<Explanation> explanation =
          backend.cases().caseDetail(id).flatMap(detail -> explain(detail, obligationId));
      if (explanation.isPresent()) {
        return explanation.get();
      }
    }
    if (isPartitionMissing) {
      throw Problems.notReady();
    }
    throw ProblemException.of(
        ProblemType.NOT_FOUND, "Der er ingen sådan forpligtelse.", "There is no such obligation.");
  }

  private int partition(CaseId id) {
    return CasePartitioner.partition(id.municipality(), id.caseId(), backend.expectedPartitions());
  }

  private static Optional<Explanation> explain(CaseDetail detail, String obligationId) {
    return new Explainer(detail.evaluator())
        .explain(detail.records(), obligationId, detail.clock(), detail.alerts());
  }
}
