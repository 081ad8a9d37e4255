package dk.fristvagt.rules.oracle;

import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The figures by the built-in catalogue in Europe/Copenhagen, worked out anew for every question.
 *
 * <p>Records may be of many cases, in any order, with duplicates; those that a reader would reject
 * must not be among them. Thread-safe.
 */
public final class Oracle {

  private Oracle() {}

  /** Every obligation that exists at the clock, sorted by id. */
  public static List<OracleObligation> obligations(Collection<Fact> records, Instant clock) {
    return obligations(records, clock, RulesInForce.ALL);
  }

  /** As {@link #obligations(Collection, Instant)}, of those rules alone that are in force. */
  public static List<OracleObligation> obligations(
      Collection<Fact> records, Instant clock, RulesInForce rules) {
    List<OracleObligation> obligations = new ArrayList<>();
    for (List<Fact> recordsOfCase : OracleHistory.byCase(records).values()) {
      List<OracleEvent> history = OracleHistory.at(recordsOfCase, clock);
      for (OracleRule rule : OracleCatalogue.rules(history)) {
        if (rules.holds(rule.id, clock)) {
          obligations.addAll(OracleEvaluation.of(rule, history, clock));
        }
      }
    }
    obligations.sort(Comparator.comparing(OracleObligation::id));
    return obligations;
  }

  /**
   * One row per rule, municipality, team and month that has or, when it closed, had something in
   * it.
   */
  public static List<OracleRow> compliance(Collection<Fact> records, Instant clock) {
    return OracleCompliance.rows(records, clock, false);
  }

  /** As {@link #compliance}, with one row per team and caseworker. */
  public static List<OracleRow> complianceByCaseworker(Collection<Fact> records, Instant clock) {
    return OracleCompliance.rows(records, clock, true);
  }

  /**
   * Why closed months are no longer as they closed: changes by reason, group and status, parted by
   * blanks, without zeros.
   */
  public static Map<String, Integer> restatements(Collection<Fact> records, Instant clock) {
    return OracleRestatement.changes(records, clock);
  }

  /**
   * How many facts were first registered how many days after they happened, by month, municipality,
   * team and days, parted by blanks.
   */
  public static Map<String, Long> registrationLags(Collection<Fact> records, Instant clock) {
    return OracleLags.of(records, clock);
  }

  /**
   * What the gauges count, by kind, municipality, team, caseworker and month: {@code OPENED},
   * {@code CLOSED} and {@code CASEWORKER_CHANGED} in the month, {@code OPEN} and {@code
   * WITH_MEASURE} cases at its end or, in the clock's month, at the clock; and {@code ASSESSMENTS}
   * that run by case. What is nought is left out.
   */
  public static SortedMap<String, Integer> gauges(Collection<Fact> records, Instant clock) {
    return OracleGauges.of(records, clock);
  }

  /**
   * All alerts, by obligation and sequence.
   *
   * @param steps the clock's steps, ascending
   */
  public static List<OracleAlert> alerts(Collection<Fact> records, List<Instant> steps) {
    return alerts(records, steps, RulesInForce.ALL);
  }

  /** As {@link #alerts(Collection, List)}, with only those rules that are in force at each step. */
  public static List<OracleAlert> alerts(
      Collection<Fact> records, List<Instant> steps, RulesInForce rules) {
    TreeMap<String, OracleAlerts> alerts = new TreeMap<>();
    for (Instant step : steps) {
      Map<String, OracleObligation> known = new HashMap<>();
      for (OracleObligation obligation : obligations(records, step, rules)) {
        known.put(obligation.id(), obligation);
        alerts.computeIfAbsent(obligation.id(), id -> new OracleAlerts());
      }
      for (String id : new TreeSet<>(alerts.keySet())) {
        alerts.get(id).step(known.get(id), step);
      }
    }
    List<OracleAlert> all = new ArrayList<>();
    alerts.values().forEach(ofObligation -> all.addAll(ofObligation.sent()));
    return all;
  }
}
