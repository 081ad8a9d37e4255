package dk.fristvagt.rules.fact;

import java.util.List;

/**
 * The type of a payload field.
 *
 * <p>In a {@link Fact} a value is held as {@link String} (texts, enum constants, local dates in ISO
 * form), {@link Long} (whole numbers, never negative), {@link Boolean}, or {@code Map<String,
 * String>} (criteria).
 */
public sealed interface FieldType {

  /** Any string. */
  record Text() implements FieldType {}

  /** {@code true} or {@code false}. */
  record Flag() implements FieldType {}

  /** A whole number from 0 to {@link Integer#MAX_VALUE}. */
  record Count() implements FieldType {}

  /** A local date {@code yyyy-MM-dd}. */
  record Date() implements FieldType {}

  /** One of a closed list of names. */
  record Choice(List<String> constants) implements FieldType {
    public Choice {
      constants = List.copyOf(constants);
    }
  }

  /** A map from a name to one of a closed list of names. */
  record ChoiceByName(List<String> constants) implements FieldType {
    public ChoiceByName {
      constants = List.copyOf(constants);
    }
  }
}
