package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.comparison.CatalogueComparison;
import dk.fristvagt.rules.comparison.DifferenceList;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Makes {@link WhatIfReport}s of the facts of a running system. Thread-safe. */
public final class WhatIfCalculation {

  private final CaseRecordsSource source;
  private final CaseEvaluator inForce;

  /**
   * @param inForce what the tried catalogue is compared with; its zones are the tried one's, too
   */
  public WhatIfCalculation(CaseRecordsSource source, CaseEvaluator inForce) {
    this.source = source;
    this.inForce = inForce;
  }

  /**
   * Evaluates every case twice, each at its partition's clock.
   *
   * @param snapshot which partitions there are
   * @param limit how many differing obligations are listed at most
   */
  public WhatIfReport report(ViewSnapshot snapshot, Catalogue tried, boolean byTeam, int limit) {
    DifferenceList differing = new DifferenceList(limit);
    CaseEvaluator evaluator =
        new CaseEvaluator(tried, inForce.calendars().withSaturday(tried.saturdayIsWorkingDay()));
    CatalogueComparison comparison = new CatalogueComparison(inForce, evaluator, byTeam, differing);
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE);
    AtomicLong clockMax = new AtomicLong(Long.MIN_VALUE);
    source.forEachCase(
        records -> {
          clock.accumulateAndGet(records.clock(), Math::min);
          clockMax.accumulateAndGet(records.clock(), Math::max);
          comparison.add(records.records(), records.clock());
        });
    boolean none = clock.get() == Long.MAX_VALUE;
    return WhatIfReport.of(
        Instant.ofEpochMilli(none ? snapshot.clock() : clock.get()),
        Instant.ofEpochMilli(none ? snapshot.clockMax() : clockMax.get()),
        snapshot.partitions(),
        inForce.catalogue(),
        tried,
        byTeam,
        comparison,
        differing.all());
  }
}
