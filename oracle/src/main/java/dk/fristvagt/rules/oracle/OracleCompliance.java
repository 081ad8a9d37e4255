package dk.fristvagt.rules.oracle;

import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The counters of each group and month. */
final class OracleCompliance {

  private OracleCompliance() {}

  static List<OracleRow> rows(Collection<Fact> records, Instant clock, boolean byCaseworker) {
    List<OracleObligation> now = Oracle.obligations(records, clock);
    Map<OracleGroup, OracleCounts> dueNow = dueCounts(now, clock, byCaseworker);
    Map<OracleGroup, OracleCounts> dueAtClose = new HashMap<>();
    for (YearMonth month : closedMonths(records, clock)) {
      Instant close = closeOf(month);
      dueCounts(Oracle.obligations(records, close), close, byCaseworker)
          .forEach(
              (group, counts) -> {
                if (group.month().equals(month)) {
                  dueAtClose.put(group, counts);
                }
              });
    }
    Map<OracleGroup, List<OracleObligation>> completed = new HashMap<>();
    for (OracleObligation o : now) {
      if (o.fulfilledAt() != null) {
        YearMonth month = YearMonth.from(DanishDays.dateOf(o.fulfilledAt()));
        completed.computeIfAbsent(group(o, month, byCaseworker), key -> new ArrayList<>()).add(o);
      }
    }

    Map<String, OracleRule> rules = new HashMap<>();
    List<OracleEvent> events = records.stream().map(fact -> new OracleEvent(fact, null)).toList();
    OracleCatalogue.rules(events).forEach(rule -> rules.put(rule.id, rule));
    Set<OracleGroup> groups = new HashSet<>(dueNow.keySet());
    groups.addAll(dueAtClose.keySet());
    groups.addAll(completed.keySet());
    List<OracleRow> rows = new ArrayList<>();
    for (OracleGroup group : groups) {
      boolean closed = !clock.isBefore(closeOf(group.month()));
      OracleCounts due = dueNow.getOrDefault(group, OracleCounts.ZERO);
      List<OracleObligation> done = completed.getOrDefault(group, List.of());
      List<Long> days =
          done.stream().map(OracleObligation::days).filter(d -> d != null).sorted().toList();
      LocalDate judged = closed ? group.month().atEndOfMonth() : DanishDays.dateOf(clock);
      OracleTarget target = rules.get(group.rule()).target;
      rows.add(
          new OracleRow(
              group,
              due,
              done.size(),
              (int) done.stream().filter(o -> o.status().equals("met")).count(),
              target.on(judged),
              target.verdict(judged, due.met(), due.due()),
              nearestRank(days, 50),
              nearestRank(days, 90),
              closed ? dueAtClose.getOrDefault(group, OracleCounts.ZERO) : null));
    }
    rows.sort(Comparator.comparing(row -> row.group().toString()));
    return rows;
  }

  /** The first instant of the next month. */
  static Instant closeOf(YearMonth month) {
    return DanishDays.startOf(month.plusMonths(1).atDay(1));
  }

  private static Map<OracleGroup, OracleCounts> dueCounts(
      List<OracleObligation> obligations, Instant clock, boolean byCaseworker) {
    Map<OracleGroup, OracleCounts> counts = new HashMap<>();
    for (OracleObligation o : obligations) {
      if (!o.due().isAfter(clock) && !o.status().equals("cancelled")) {
        OracleGroup group = group(o, YearMonth.from(o.dueDay()), byCaseworker);
        counts.put(group, counts.getOrDefault(group, OracleCounts.ZERO).plus(o.status()));
      }
    }
    return counts;
  }

  private static OracleGroup group(OracleObligation o, YearMonth month, boolean byCaseworker) {
    return new OracleGroup(
        o.rule(), o.municipality(), o.team(), byCaseworker ? o.caseworker() : null, month);
  }

  /** Every month with a fact or a decided next due in it or before it, that has closed. */
  private static List<YearMonth> closedMonths(Collection<Fact> records, Instant clock) {
    YearMonth first = YearMonth.from(DanishDays.dateOf(clock));
    for (Fact record : records) {
      YearMonth month =
          YearMonth.from(DanishDays.dateOf(Instant.ofEpochMilli(record.occurredAt().epochMilli())));
      first = month.isBefore(first) ? month : first;
      if (record.data().get("nextDue") instanceof String nextDue) {
        YearMonth decided = YearMonth.from(LocalDate.parse(nextDue));
        first = decided.isBefore(first) ? decided : first;
      }
    }
    List<YearMonth> months = new ArrayList<>();
    for (YearMonth month = first; !clock.isBefore(closeOf(month)); month = month.plusMonths(1)) {
      months.add(month);
    }
    return months;
  }

  private static Long nearestRank(List<Long> sorted, int percent) {
    if (sorted.isEmpty()) {
      return null;
    }
    int rank = (percent * sorted.size() + 99) / 100;
    return sorted.get(rank - 1);
  }
}
