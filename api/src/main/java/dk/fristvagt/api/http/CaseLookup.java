package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CaseAccess;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.identity.Access;
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
  CaseDetail caseDetail(CaseId id, Access access) {
    if (isMissing(live.snapshot(), id, access)) {
      throw Problems.notReady();
    }
    return find(id, access)
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemType.NOT_FOUND,
                    "Der er ingen oplysninger om den sag.",
                    "Nothing is known of that case."));
  }

  /** A case; empty where there is none that may be seen. */
  Optional<CaseDetail> find(CaseId id, Access access) {
    return access.reaches(id.municipality())
        ? backend.cases().caseDetail(id).filter(detail -> CaseAccess.permits(access, id, detail))
        : Optional.empty();
  }

  /** Whether it cannot be said now if there is a case that may be seen. */
  boolean isMissing(ViewSnapshot snapshot, CaseId id, Access access) {
    return access.reaches(id.municipality())
        && !snapshot.holds(
            CasePartitioner.partition(
                id.municipality(), id.caseId(), backend.expectedPartitions()));
  }

  /** The explanation of an obligation, whose id may be read as that of several cases. */
  Explanation explanation(String obligationId, Access access) {
    ViewSnapshot snapshot = live.snapshot();
    boolean isPartitionMissing = false;
    for (CaseId id : ObligationIds.cases(obligationId)) {
      if (isMissing(snapshot, id, access)) {
        isPartitionMissing = true;
        continue;
      }
      Optional<Explanation> explanation =
          find(id, access).flatMap(detail -> explain(detail, obligationId));
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

  private static Optional<Explanation> explain(CaseDetail detail, String obligationId) {
    return new Explainer(detail.evaluator())
        .explain(detail.records(), obligationId, detail.clock(), detail.alerts());
  }
}
