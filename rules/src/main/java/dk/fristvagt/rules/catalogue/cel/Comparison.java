package dk.fristvagt.rules.catalogue.cel;

import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.Fact;
import java.util.Set;

/** Conditions on values; unknown where one that they need is absent. */
final class Comparison {

  private Comparison() {}

  /** {@code has(event.x)}: never unknown, except of a start that is not there to see. */
  record Present(Operand field, boolean ofStart) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      if (ofStart && start == null) {
        return Truth.UNKNOWN;
      }
      return Truth.of(field.value(event, start, key) != null);
    }
  }

  /** A field that is itself true or false. */
  record Flag(Operand field) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      Object value = field.value(event, start, key);
      return value == null ? Truth.UNKNOWN : Truth.of((Boolean) value);
    }
  }

  /** Equality of two texts or of two whole numbers. */
  record Equal(Operand left, Operand right) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      Object first = left.value(event, start, key);
      Object second = right.value(event, start, key);
      return first == null || second == null ? Truth.UNKNOWN : Truth.of(first.equals(second));
    }
  }

  /** {@code left < right} or {@code left <= right} of whole numbers. */
  record Less(Operand left, Operand right, boolean orEqual) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      Object first = left.value(event, start, key);
      Object second = right.value(event, start, key);
      if (first == null || second == null) {
        return Truth.UNKNOWN;
      }
      int order = Long.compare((Long) first, (Long) second);
      return Truth.of(order < 0 || (orEqual && order == 0));
    }
  }

  /** Membership in a list of constants. */
  record OneOf(Operand operand, Set<Object> constants) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      Object value = operand.value(event, start, key);
      return value == null ? Truth.UNKNOWN : Truth.of(constants.contains(value));
    }
  }
}
