package dk.fristvagt.rules.oracle;

import dk.fristvagt.rules.fact.Fact;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What counts of one case at a clock, in the history's order. */
final class OracleHistory {

  private OracleHistory() {}

  /** The records of each case, keyed by {@code municipality/caseId}. */
  static Map<String, List<Fact>> byCase(Collection<Fact> records) {
    Map<String, List<Fact>> cases = new TreeMap<>();
    for (Fact record : records) {
      cases
          .computeIfAbsent(record.municipality() + "/" + record.caseId(), key -> new ArrayList<>())
          .add(record);
    }
    return cases;
  }

  /**
   * The history of one case: winning, not voided, measure chains read, ends of continued measures
   * left out.
   */
  static List<OracleEvent> at(Collection<Fact> recordsOfCase, Instant clock) {
    List<Fact> facts = winners(recordsOfCase, clock);
    facts.removeIf(Fact::voided);
    facts.sort(
        Comparator.<Fact>comparingLong(fact -> fact.occurredAt().epochMilli())
            .thenComparingLong(fact -> fact.registeredAt().epochMilli())
            .thenComparing(Fact::eventId, OracleHistory::compareBytes));

    Map<String, String> continues = continuations(facts);
    Set<String> continued = new HashSet<>(continues.values());
    List<OracleEvent> events = new ArrayList<>();
    for (Fact fact : facts) {
      String measure = (String) fact.data().get("measureId");
      boolean endOfContinued =
          fact.type().identifier().equals("MeasureEnded") && continued.contains(measure);
      if (!endOfContinued) {
        events.add(new OracleEvent(fact, measure == null ? null : first(measure, continues)));
      }
    }
    return events;
  }

  /** The record of each fact that counts, voided ones too. */
  static List<Fact> winners(Collection<Fact> records, Instant clock) {
    Map<String, Fact> winners = new HashMap<>();
    for (Fact record : records) {
      if (record.registeredAt().epochMilli() <= clock.toEpochMilli()) {
        Fact other = winners.get(record.eventId());
        if (other == null || beats(record, other)) {
          winners.put(record.eventId(), record);
        }
      }
    }
    return new ArrayList<>(winners.values());
  }

  private static boolean beats(Fact one, Fact other) {
    if (one.revision() != other.revision()) {
      return one.revision() > other.revision();
    }
    if (one.registeredAt().epochMilli() != other.registeredAt().epochMilli()) {
      return one.registeredAt().epochMilli() < other.registeredAt().epochMilli();
    }
    return compareBytes(one.canonical(), other.canonical()) < 0;
  }

  private static int compareBytes(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Measure to the measure that it continues. A measure that comes back to itself continues
   * nothing.
   */
  private static Map<String, String> continuations(List<Fact> facts) {
    Map<String, String> named = new HashMap<>();
    for (Fact fact : facts) {
      if (fact.type().identifier().equals("MeasureStarted")
          && fact.data().get("continuesMeasureId") != null) {
        named.putIfAbsent(fact.text("measureId"), fact.text("continuesMeasureId"));
      }
    }
    Map<String, String> continues = new HashMap<>(named);
    for (String measure : named.keySet()) {
      String next = named.get(measure);
      for (int hops = 0; hops <= named.size() && next != null; hops++) {
        if (next.equals(measure)) {
          continues.remove(measure);
        }
        next = named.get(next);
      }
    }
    return continues;
  }

  private static String first(String measure, Map<String, String> continues) {
    String first = measure;
    while (continues.containsKey(first)) {
      first = continues.get(first);
    }
    return first;
  }
}
