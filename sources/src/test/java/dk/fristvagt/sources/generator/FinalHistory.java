package dk.fristvagt.sources.generator;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The counting facts as they stand in the end, read with nothing of the generator's own. */
final class FinalHistory {

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  private final List<Fact> facts;

  FinalHistory(GeneratorSettings settings) {
    Map<String, Fact> winning = new HashMap<>();
    new HistoryGenerator(settings)
        .generate(
            fact ->
                winning.merge(
                    fact.caseId() + "/" + fact.eventId(),
                    fact,
                    (a, b) -> b.revision() > a.revision() ? b : a));
    facts = new ArrayList<>(winning.values());
    facts.removeIf(Fact::voided);
    facts.sort(
        Comparator.comparingLong((Fact fact) -> fact.occurredAt().epochMilli())
            .thenComparingLong(fact -> fact.registeredAt().epochMilli())
            .thenComparing(Fact::eventId));
  }

  static LocalDate dateOf(Fact fact) {
    return Instant.ofEpochMilli(fact.occurredAt().epochMilli()).atZone(ZONE).toLocalDate();
  }

  int count(EventType type, LocalDate from, LocalDate to) {
    return (int)
        facts.stream()
            .filter(fact -> fact.type() == type)
            .filter(fact -> !dateOf(fact).isBefore(from) && dateOf(fact).isBefore(to))
            .count();
  }

  Map<String, List<Fact>> byCase() {
    Map<String, List<Fact>> cases = new TreeMap<>();
    facts.forEach(fact -> cases.computeIfAbsent(fact.caseId(), id -> new ArrayList<>()).add(fact));
    return cases;
  }

  Set<String> openAtStartOf(LocalDate day) {
    Set<String> open = new HashSet<>();
    for (Fact fact : before(day)) {
      switch (fact.type()) {
        case CASE_OPENED, CASE_REOPENED -> open.add(fact.caseId());
        case CASE_CLOSED -> open.remove(fact.caseId());
        default -> {}
      }
    }
    return open;
  }

  int childrenWithMeasureAtStartOf(LocalDate day) {
    Map<String, Set<String>> running = new HashMap<>();
    for (Fact fact : before(day)) {
      if (fact.type() == EventType.MEASURE_STARTED) {
        running.computeIfAbsent(fact.childId(), id -> new HashSet<>()).add(fact.text("measureId"));
      } else if (fact.type() == EventType.MEASURE_ENDED) {
        running.getOrDefault(fact.childId(), new HashSet<>()).remove(fact.text("measureId"));
      }
    }
    return (int) running.values().stream().filter(measures -> !measures.isEmpty()).count();
  }

  Set<String> holdersOfOpenCasesAtStartOf(LocalDate day) {
    Map<String, String> holders = new HashMap<>();
    for (Fact fact : before(day)) {
      if (fact.type() == EventType.CASE_HANDED_OVER
          || fact.type() == EventType.CASEWORKER_ASSIGNED) {
        holders.put(fact.caseId(), fact.text("caseworker"));
      }
    }
    holders.keySet().retainAll(openAtStartOf(day));
    return Set.copyOf(holders.values());
  }

  private List<Fact> before(LocalDate day) {
    long start = day.atStartOfDay(ZONE).toInstant().toEpochMilli();
    return facts.stream().takeWhile(fact -> fact.occurredAt().epochMilli() < start).toList();
  }
}
