package dk.fristvagt.rules.conformance;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.oracle.OracleObligation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Puts what the main sources say into the oracle's words. */
public final class Translation {

  private Translation() {}

  static Map<CaseId, List<Fact>> byCase(Collection<Fact> records) {
    Map<CaseId, List<Fact>> cases = new TreeMap<>();
    records.forEach(
        record -> cases.computeIfAbsent(record.caseKey(), key -> new ArrayList<>()).add(record));
    return cases;
  }

  /** Obligations as the oracle words them, sorted by id. */
  public static List<OracleObligation> sorted(Collection<Obligation> obligations) {
    return obligations.stream()
        .map(Translation::of)
        .sorted(Comparator.comparing(OracleObligation::id))
        .toList();
  }

  private static OracleObligation of(Obligation o) {
    boolean hasDuration = o.kind().hasDuration() && o.fulfilledAt() != null;
    return new OracleObligation(
        o.id(),
        o.rule(),
        o.municipality(),
        o.caseId(),
        o.matchKey(),
        o.occurrence(),
        Instant.ofEpochMilli(o.start()),
        Instant.ofEpochMilli(o.due()),
        instant(o.warnAt()),
        instant(o.fulfilledAt()),
        instant(o.cancelledAt()),
        o.status().label(),
        o.team(),
        o.caseworker(),
        o.dueDay(),
        hasDuration ? (Long) (long) o.durationDays() : null);
  }

  private static Instant instant(Long epochMilli) {
    return epochMilli == null ? null : Instant.ofEpochMilli(epochMilli);
  }
}
