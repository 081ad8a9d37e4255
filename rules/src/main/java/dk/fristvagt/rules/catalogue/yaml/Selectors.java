package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.catalogue.Predicate;
import dk.fristvagt.rules.catalogue.cel.EventShape;
import dk.fristvagt.rules.catalogue.cel.Scope;
import dk.fristvagt.rules.fact.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads which events are meant: a name, {@code {event: …, where: …}}, or a list of them. */
final class Selectors {

  private static final List<String> IDENTIFIERS =
      Arrays.stream(EventType.values()).map(EventType::identifier).toList();

  private final Findings findings;
  private final Scalars scalars;
  private final Expressions expressions;

  Selectors(Findings findings, Scalars scalars, Expressions expressions) {
    this.findings = findings;
    this.scalars = scalars;
    this.expressions = expressions;
  }

  /**
   * The selectors at a node, as far as they can be read.
   *
   * @param start what {@code start} is in their predicates, or null where they see none
   * @param each the map field that {@code key} and {@code value} are of, or null
   */
  List<EventSelector> read(Located at, EventShape start, String each) {
    List<EventSelector> selectors = new ArrayList<>();
    if (at.node() instanceof SequenceNode sequence) {
      if (sequence.getValue().isEmpty()) {
        findings.add(at, "names no event");
      }
      int position = 1;
      for (Node child : sequence.getValue()) {
        one(at.element(position++, child), start, each).ifPresent(selectors::add);
      }
    } else {
      one(at, start, each).ifPresent(selectors::add);
    }
    return selectors;
  }

  private Optional<EventSelector> one(Located at, EventShape start, String each) {
    if (at.node() instanceof ScalarNode) {
      return type(at).map(type -> new EventSelector(type, Predicate.ALWAYS));
    }
    Optional<Entries> entries = Entries.of(at, findings);
    if (entries.isEmpty()) {
      return Optional.empty();
    }
    entries.get().allowOnly(Set.of("event", "where"), findings);
    Optional<EventType> type = entries.get().required("event", findings).flatMap(this::type);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    Optional<Located> where = entries.get().value("where");
    if (where.isEmpty()) {
      return Optional.of(new EventSelector(type.get(), Predicate.ALWAYS));
    }
    return expressions
        .read(where.get(), new Scope(EventShape.of(type.get()), start, each))
        .map(predicate -> new EventSelector(type.get(), predicate));
  }

  private Optional<EventType> type(Located at) {
    return scalars
        .text(at)
        .flatMap(
            name -> {
              Optional<EventType> type = EventType.of(name);
              if (type.isEmpty()) {
                findings.add(
                    at, "unknown event '" + name + "'" + Suggestion.forName(name, IDENTIFIERS));
              }
              return type;
            });
  }
}
