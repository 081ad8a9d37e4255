package dk.fristvagt.rules.oracle;

import dk.fristvagt.rules.fact.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Why closed months changed, by brute force: for each closed month and case, the case as it was at
 * the close, then with one more record known each time.
 */
final class OracleRestatement {

  private static final Comparator<Fact> ORDER =
      Comparator.<Fact>comparingLong(fact -> fact.registeredAt().epochMilli())
          .thenComparing(Fact::eventId, OracleRestatement::compareBytes)
          .thenComparingInt(Fact::revision)
          .thenComparing(Fact::canonical, OracleRestatement::compareBytes);

  private final Map<String, Integer> changes = new TreeMap<>();

  private OracleRestatement() {}

  /** By group, reason and status, parted by blanks; zeros left out. */
  static Map<String, Integer> changes(Collection<Fact> records, Instant clock) {
    OracleRestatement restatement = new OracleRestatement();
    OracleHistory.byCase(records).values().forEach(ofCase -> restatement.add(ofCase, clock));
    restatement.changes.values().removeIf(n -> n == 0);
    return restatement.changes;
  }

  private void add(List<Fact> records, Instant clock) {
    List<Fact> known = new ArrayList<>(records);
    known.removeIf(fact -> fact.registeredAt().epochMilli() > clock.toEpochMilli());
    known.sort(ORDER);
    List<List<OracleObligation>> prefixes = new ArrayList<>();
    Set<YearMonth> months = new HashSet<>();
    for (int n = 0; n <= known.size(); n++) {
      List<OracleObligation> obligations = Oracle.obligations(known.subList(0, n), clock);
      prefixes.add(obligations);
      obligations.forEach(o -> months.add(YearMonth.from(o.dueDay())));
    }
    for (YearMonth month : months) {
      Instant close = OracleCompliance.closeOf(month);
      if (!close.isAfter(clock)) {
        add(known, prefixes, month, close, clock);
      }
    }
  }

  private void add(
      List<Fact> known,
      List<List<OracleObligation>> prefixes,
      YearMonth month,
      Instant close,
      Instant clock) {
    int n = 0;
    while (n < known.size() && known.get(n).registeredAt().epochMilli() <= close.toEpochMilli()) {
      n++;
    }
    Map<String, String> before =
        counted(Oracle.obligations(known.subList(0, n), close), month, close);
    for (; n < known.size(); n++) {
      Map<String, String> after = counted(prefixes.get(n + 1), month, clock);
      String reason = reason(known.get(n), known.subList(0, n), close);
      Set<String> ids = new HashSet<>(before.keySet());
      ids.addAll(after.keySet());
      for (String id : ids) {
        if (!Objects.equals(before.get(id), after.get(id))) {
          change(before.get(id), reason, -1);
          change(after.get(id), reason, 1);
        }
      }
      before = after;
    }
  }

  private void change(String groupAndStatus, String reason, int n) {
    if (groupAndStatus != null) {
      changes.merge(reason + ' ' + groupAndStatus, n, Integer::sum);
    }
  }

  private static String reason(Fact record, List<Fact> before, Instant close) {
    if (record.voided()) {
      return "void";
    }
    if (before.stream().anyMatch(other -> other.eventId().equals(record.eventId()))) {
      return "correction";
    }
    return record.occurredAt().epochMilli() < close.toEpochMilli()
        ? "late-registration"
        : "later-event";
  }

  /** Group and status of what counts in the month, by obligation id. */
  private static Map<String, String> counted(
      List<OracleObligation> obligations, YearMonth month, Instant clock) {
    Map<String, String> counted = new HashMap<>();
    for (OracleObligation o : obligations) {
      if (YearMonth.from(o.dueDay()).equals(month)
          && !o.due().isAfter(clock)
          && !o.status().equals("cancelled")) {
        OracleGroup group =
            new OracleGroup(o.rule(), o.municipality(), o.team(), o.caseworker(), month);
        counted.put(o.id(), group + " " + o.status());
      }
    }
    return counted;
  }

  private static int compareBytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
