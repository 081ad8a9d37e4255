package dk.fristvagt.api.report;

import dk.fristvagt.rules.comparison.Aspect;
import dk.fristvagt.rules.comparison.DifferenceCounts;
import dk.fristvagt.rules.comparison.DifferenceKind;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many obligations two catalogues make, and how many of them differ.
 *
 * @param before under the one, of whatever status
 * @param after under the other
 * @param differing {@code onlyBefore + onlyAfter + changed}
 * @param changedIn of the changed ones, how many changed in what; one may have changed in several
 */
public record WhatIfCounts(
    long before,
    long after,
    long differing,
    long onlyBefore,
    long onlyAfter,
    long changed,
    Map<String, Long> changedIn) {

  static WhatIfCounts of(DifferenceCounts counts) {
    Map<String, Long> changedIn = new LinkedHashMap<>();
    for (Aspect aspect : Aspect.values()) {
      changedIn.put(aspect.label(), counts.aspects().getOrDefault(aspect, 0L));
    }
    return new WhatIfCounts(
        counts.before(),
        counts.after(),
        counts.differing(),
        counts.of(DifferenceKind.ONLY_BEFORE),
        counts.of(DifferenceKind.ONLY_AFTER),
        counts.of(DifferenceKind.CHANGED),
        changedIn);
  }
}
