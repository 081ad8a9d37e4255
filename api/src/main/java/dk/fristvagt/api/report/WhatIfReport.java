package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.comparison.CatalogueComparison;
import dk.fristvagt.rules.comparison.ObligationDifference;
import dk.fristvagt.rules.fact.CaseId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What two catalogues say of the same facts.
 *
 * @param clock the least clock that a case was evaluated at
 * @param clockMax the greatest
 * @param partitions left out of the JSON where files were read
 * @param before id of the catalogue that is compared with
 * @param after id of the catalogue that is tried
 * @param by {@code municipality} or {@code team}
 * @param cases those of which anything was known at their clock
 * @param rules those with an obligation under either catalogue, by id
 * @param rows by rule, municipality, team and month; those that are the same, too
 * @param differing the first of the differing obligations by id; how many there are is in {@code
 *     obligations}
 */
public record WhatIfReport(
    Instant clock,
    Instant clockMax,
    @JsonInclude(Include.NON_NULL) Partitions partitions,
    String before,
    String after,
    String by,
    long cases,
    WhatIfCounts obligations,
    List<WhatIfRule> rules,
    List<WhatIfRow> rows,
    List<WhatIfObligation> differing)
    implements CaseData {

  @Override
  public Set<CaseId> shownCases() {
    return differing.stream()
        .map(one -> new CaseId(one.municipality(), one.caseId()))
        .collect(Collectors.toSet());
  }

  /** Of facts that no partition holds, all looked at with one clock. */
  public static WhatIfReport of(
      long clock,
      Catalogue before,
      Catalogue after,
      boolean byTeam,
      CatalogueComparison comparison,
      List<ObligationDifference> differing) {
    Instant at = Instant.ofEpochMilli(clock);
    return of(at, at, null, before, after, byTeam, comparison, differing);
  }

  static WhatIfReport of(
      Instant clock,
      Instant clockMax,
      Partitions partitions,
      Catalogue before,
      Catalogue after,
      boolean byTeam,
      CatalogueComparison comparison,
      List<ObligationDifference> differing) {
    return new WhatIfReport(
        clock,
        clockMax,
        partitions,
        before.id(),
        after.id(),
        byTeam ? "team" : "municipality",
        comparison.cases(),
        WhatIfCounts.of(comparison.counts()),
        comparison.countsByRule().entrySet().stream()
            .map(entry -> new WhatIfRule(entry.getKey(), WhatIfCounts.of(entry.getValue())))
            .toList(),
        comparison.figures().entrySet().stream()
            .map(entry -> WhatIfRow.of(entry.getKey(), entry.getValue()))
            .toList(),
        differing.stream().map(WhatIfObligation::of).toList());
  }
}
