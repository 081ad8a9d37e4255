package dk.fristvagt.api.report;

import dk.fristvagt.identity.Access;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.streams.query.CaseDetail;

/**
 * Who may see a case: whoever may see a team that holds it now, or that answers for one of its
 * obligations. Whoever may see a case sees all of it.
 */
public final class CaseAccess {

  private CaseAccess() {}

  public static boolean permits(Access access, CaseId id, CaseDetail detail) {
    return access.isEverything()
        || access.contains(
            id.municipality(), detail.evaluation().history().holderAt(detail.clock()).team())
        || detail.evaluation().obligations().stream()
            .anyMatch(obligation -> access.contains(obligation.municipality(), obligation.team()));
  }
}
