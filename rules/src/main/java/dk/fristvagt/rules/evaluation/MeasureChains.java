package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Measures that continue one another, read as one.
 *
 * <p>Worked example: m2 continues m1 and m3 continues m2. Every {@code measureId} of the three
 * reads {@code m1}; m1's start opens obligations, those of m2 and m3 only fulfil; the ends of m1
 * and m2 are no events. Were m1's start voided, m2's would open in its place. In a circle nobody
 * continues anything.
 */
final class MeasureChains {

  private static final String MEASURE_ID = "measureId";
  private static final String CONTINUES = "continuesMeasureId";

  /** From a measure to the one it continues; without circles. */
  private final Map<String, String> continued;

  private final Set<String> opening;

  private MeasureChains(Map<String, String> continued, Set<String> opening) {
    this.continued = continued;
    this.opening = opening;
  }

  /**
   * @param history in the history's order
   */
  static MeasureChains of(List<Fact> history) {
    Map<String, String> links = new HashMap<>();
    for (Fact fact : history) {
      if (fact.type() == EventType.MEASURE_STARTED
          && fact.text(CONTINUES) != null
          && !fact.text(CONTINUES).isEmpty()) {
        links.putIfAbsent(fact.text(MEASURE_ID), fact.text(CONTINUES));
      }
    }
    if (links.isEmpty()) {
      return new MeasureChains(Map.of(), Set.of());
    }
    Map<String, String> acyclic = new HashMap<>(links);
    links.keySet().stream().filter(measure -> isInCircle(measure, links)).forEach(acyclic::remove);
    MeasureChains chains = new MeasureChains(acyclic, new HashSet<>());
    chains.findOpeningStarts(history);
    return chains;
  }

  /**
   * The history with measures read as their chains' first and without the ends of continued
   * measures.
   */
  List<Fact> readAsChains(List<Fact> history) {
    if (continued.isEmpty()) {
      return history;
    }
    Set<String> followed = new HashSet<>(continued.values());
    List<Fact> read = new ArrayList<>(history.size());
    for (Fact fact : history) {
      String measure = fact.text(MEASURE_ID);
      if (fact.type() == EventType.MEASURE_ENDED && followed.contains(measure)) {
        continue;
      }
      read.add(readAsChain(fact));
    }
    return read;
  }

  /** A fact with its measure read as its chain's first. */
  Fact readAsChain(Fact fact) {
    String measure = fact.text(MEASURE_ID);
    return measure != null && continued.containsKey(measure)
        ? withMeasure(fact, first(measure))
        : fact;
  }

  /** Whether this start of a measure opens obligations. */
  boolean opens(Fact start) {
    return opening.isEmpty()
        || start.type() != EventType.MEASURE_STARTED
        || opening.contains(start.eventId());
  }

  private void findOpeningStarts(List<Fact> history) {
    Set<String> chainsWithFirstStart = new HashSet<>();
    for (Fact fact : history) {
      if (fact.type() == EventType.MEASURE_STARTED
          && !continued.containsKey(fact.text(MEASURE_ID))) {
        opening.add(fact.eventId());
        chainsWithFirstStart.add(fact.text(MEASURE_ID));
      }
    }
    for (Fact fact : history) {
      if (fact.type() == EventType.MEASURE_STARTED
          && chainsWithFirstStart.add(first(fact.text(MEASURE_ID)))) {
        opening.add(fact.eventId());
      }
    }
  }

  private String first(String measure) {
    String current = measure;
    for (String next = continued.get(current); next != null; next = continued.get(current)) {
      current = next;
    }
    return current;
  }

  private static boolean isInCircle(String measure, Map<String, String> links) {
    Set<String> seen = new HashSet<>();
    String current = links.get(measure);
    while (current != null && seen.add(current)) {
      if (current.equals(measure)) {
        return true;
      }
      current = links.get(current);
    }
    return false;
  }

  private static Fact withMeasure(Fact fact, String measure) {
    Map<String, Object> data = new HashMap<>(fact.data());
    data.put(MEASURE_ID, measure);
    return fact.withData(data);
  }
}
