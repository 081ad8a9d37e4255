package dk.fristvagt.rules.catalogue.cel;

import static dk.fristvagt.rules.catalogue.Truth.FALSE;
import static dk.fristvagt.rules.catalogue.Truth.TRUE;
import static dk.fristvagt.rules.catalogue.Truth.UNKNOWN;

import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.Fact;

/**
 * Kleene's strong three-valued connectives: the result is unknown only where the known operands
 * leave it open, in either order of them.
 */
final class Kleene {

  private Kleene() {}

  record And(Condition left, Condition right) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      Truth first = left.test(event, start, key);
      if (first == FALSE) {
        return FALSE;
      }
      Truth second = right.test(event, start, key);
      return second == FALSE || first == TRUE ? second : UNKNOWN;
    }
  }

  record Or(Condition left, Condition right) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      Truth first = left.test(event, start, key);
      if (first == TRUE) {
        return TRUE;
      }
      Truth second = right.test(event, start, key);
      return second == TRUE || first == FALSE ? second : UNKNOWN;
    }
  }

  record Not(Condition operand) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      return not(operand.test(event, start, key));
    }
  }

  /**
   * {@code condition ? then : otherwise}; unknown where the condition is, even when both branches
   * agree, as in CEL.
   */
  record Choose(Condition condition, Condition then, Condition otherwise) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      return switch (condition.test(event, start, key)) {
        case TRUE -> then.test(event, start, key);
        case FALSE -> otherwise.test(event, start, key);
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  /** {@code left == right} of two conditions. */
  record Same(Condition left, Condition right) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      Truth first = left.test(event, start, key);
      if (first == UNKNOWN) {
        return UNKNOWN;
      }
      Truth second = right.test(event, start, key);
      return second == UNKNOWN ? UNKNOWN : Truth.of(first == second);
    }
  }

  record Constant(Truth truth) implements Condition {
    @Override
    public Truth test(Fact event, Fact start, String key) {
      return truth;
    }
  }

  private static Truth not(Truth truth) {
    return switch (truth) {
      case TRUE -> FALSE;
      case FALSE -> TRUE;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
