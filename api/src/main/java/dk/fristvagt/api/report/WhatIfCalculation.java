package dk.fristvagt.api.report;

import dk.fristvagt.identity.Access;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.comparison.CatalogueComparison;
import dk.fristvagt.rules.comparison.DifferenceList;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Makes {@link WhatIfReport}s of the facts of a running system. Thread-safe. */
public final class WhatIfCalculation {

  private final CaseRecordsSource source;
  private final CaseEvaluator otherwise;

  /**
   * @param otherwise what the tried catalogue is compared with where a snapshot names none
   */
  public WhatIfCalculation(CaseRecordsSource source, CaseEvaluator otherwise) {
    this.source = source;
    this.otherwise = otherwise;
  }

  /**
   * Evaluates every case twice, each at its partition's clock: by the catalogue that the snapshot
   * follows, and by the tried one in the same zones.
   *
   * @param snapshot which partitions there are
   * @param limit how many differing obligations are listed at most
   * @param access of whose obligations it is told
   */
  public WhatIfReport report(
      ViewSnapshot snapshot, Catalogue tried, boolean byTeam, int limit, Access access) {
    CaseEvaluator inForce = snapshot.evaluator(otherwise);
    DifferenceList differing = new DifferenceList(limit);
    CaseEvaluator evaluator =
        new CaseEvaluator(tried, inForce.calendars().withSaturday(tried.saturdayIsWorkingDay()));
    CatalogueComparison comparison =
        access.isEverything()
            ? new CatalogueComparison(inForce, evaluator, byTeam, differing)
            : new CatalogueComparison(inForce, evaluator, byTeam, differing, access::contains);
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE);
    AtomicLong clockMax = new AtomicLong(Long.MIN_VALUE);
    source.forEachCase(
        records -> {
          clock.accumulateAndGet(records.clock(), Math::min);
          clockMax.accumulateAndGet(records.clock(), Math::max);
          if (access.reaches(records.id().municipality())) {
            comparison.add(records.records(), records.clock());
          }
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
