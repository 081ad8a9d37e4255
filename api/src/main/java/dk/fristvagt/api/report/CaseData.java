package dk.fristvagt.api.report;

import dk.fristvagt.rules.fact.CaseId;
import java.util.Set;

/**
 * An answer about cases: what it shows is logged before it is shown. What it says here is made from
 * the same parts as what is sent, so that the two cannot differ.
 */
public interface CaseData {

  /** Every case that a row, a line or a value of the answer is about. */
  Set<CaseId> shownCases();

  /** The pseudonyms of the children that the answer names. */
  default Set<String> shownChildren() {
    return Set.of();
  }

  /** One case, and no child. */
  static CaseData of(CaseId id) {
    return () -> Set.of(id);
  }
}
