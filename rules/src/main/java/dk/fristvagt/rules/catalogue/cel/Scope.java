package dk.fristvagt.rules.catalogue.cel;

import dk.fristvagt.rules.fact.FieldType;
import java.util.Optional;

/**
 * The names that a predicate may use.
 *
 * @param event what {@code event} is
 * @param start what {@code start} is, or null where a predicate sees none
 * @param each the map field of the event whose entries {@code key} and {@code value} stand for, or
 *     null
 */
public record Scope(EventShape event, EventShape start, String each) {

  static final String EVENT = "event";
  static final String START = "start";
  static final String KEY = "key";
  static final String VALUE = "value";

  /** A predicate that sees nothing but its event. */
  public static Scope event(EventShape event) {
    return new Scope(event, null, null);
  }

  /** The shape behind {@code event} or {@code start}, if the name is one of them and to be seen. */
  Optional<EventShape> shape(String variable) {
    return switch (variable) {
      case EVENT -> Optional.of(event);
      case START -> Optional.ofNullable(start);
      default -> Optional.empty();
    };
  }

  /** What {@code value} is one of, if there is such a name. */
  Optional<FieldType.ChoiceByName> valueType() {
    if (each == null) {
      return Optional.empty();
    }
    return event
        .field(each)
        .map(type -> type instanceof FieldType.ChoiceByName byName ? byName : null);
  }
}
