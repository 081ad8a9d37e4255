package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.fact.EventType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which rules of a catalogue an event of a type may start. Immutable. */
final class RuleIndex {

  private final Map<EventType, List<Rule>> startedBy = new EnumMap<>(EventType.class);

  RuleIndex(Catalogue catalogue) {
    Map<EventType, Set<Rule>> rules = new EnumMap<>(EventType.class);
    for (Rule rule : catalogue.rules()) {
      for (RuleVersion version : rule.versions()) {
        for (EventSelector start : version.terms().start()) {
          rules.computeIfAbsent(start.type(), type -> new LinkedHashSet<>()).add(rule);
        }
      }
    }
    rules.forEach((type, started) -> startedBy.put(type, new ArrayList<>(started)));
  }

  List<Rule> startedBy(EventType type) {
    return startedBy.getOrDefault(type, List.of());
  }
}
