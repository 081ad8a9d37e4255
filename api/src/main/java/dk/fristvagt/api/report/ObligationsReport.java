package dk.fristvagt.api.report;

import dk.fristvagt.rules.fact.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A page of a list.
 *
 * @param total how many there are on all pages together
 * @param obligations in the order asked for
 * @param nextCursor where the next page begins; null on the last
 */
public record ObligationsReport(
    Instant clock,
    Instant clockMax,
    Partitions partitions,
    long total,
    List<ObligationRow> obligations,
    String nextCursor)
    implements CaseData {

  @Override
  public Set<CaseId> shownCases() {
    return obligations.stream()
        .map(row -> new CaseId(row.municipality(), row.caseId()))
        .collect(Collectors.toSet());
  }
}
