package dk.fristvagt.rules.catalogue.cel;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.FieldType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a predicate may ask of an event that has one of several types: the fields that each of them
 * has.
 *
 * @param types at least one
 */
public record EventShape(List<EventType> types) {

  public EventShape {
    if (types.isEmpty()) {
      throw new IllegalArgumentException("an event has a type");
    }
    types = List.copyOf(new LinkedHashSet<>(types));
  }

  /** The shape of events of one type. */
  public static EventShape of(EventType type) {
    return new EventShape(List.of(type));
  }

  /**
   * The field's type, if every one of the types has such a field and they agree on what it holds.
   */
  public Optional<FieldType> field(String name) {
    FieldType common = null;
    for (EventType type : types) {
      Optional<EventField> field = type.field(name);
      if (field.isEmpty()) {
        return Optional.empty();
      }
      common = common == null ? field.get().type() : common(common, field.get().type());
      if (common == null) {
        return Optional.empty();
      }
    }
    return Optional.of(common);
  }

  /** The names of the fields that can be asked for, in the order of the contract. */
  public List<String> fieldNames() {
    List<String> names = new ArrayList<>();
    for (EventField field : types.get(0).fields()) {
      if (field(field.name()).isPresent()) {
        names.add(field.name());
      }
    }
    return names;
  }

  /** The identifiers of the types, as in {@code NeedIdentified | ChildAssessmentStarted}. */
  public String label() {
    return types.stream().map(EventType::identifier).collect(Collectors.joining(" | "));
  }

  private static FieldType common(FieldType one, FieldType other) {
    if (one.equals(other)) {
      return one;
    }
    if (one instanceof FieldType.Choice a && other instanceof FieldType.Choice b) {
      Set<String> constants = new LinkedHashSet<>(a.constants());
      constants.addAll(b.constants());
      return new FieldType.Choice(List.copyOf(constants));
    }
    return isText(one) && isText(other) ? new FieldType.Text() : null;
  }

  private static boolean isText(FieldType type) {
    return type instanceof FieldType.Text
        || type instanceof FieldType.Choice
        || type instanceof FieldType.Date;
  }
}
