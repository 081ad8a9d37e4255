package dk.fristvagt.rules.catalogue.cel;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.Fact;
import java.util.List;
import java.util.Optional;

/**
 * A condition that the CEL interpreter decides, for all that is not worth a class of its own.
 *
 * <p>CEL treats an error as it treats the unknown ({@code false && error} is false in either
 * order), so an error, be it an absent field, an overflow or a missing map entry, makes the
 * condition unknown.
 *
 * @param needed operands without which the result cannot be known; looked at first, because that
 *     costs no exception
 */
record InterpretedCondition(CelRuntime.Program program, List<Operand> needed, Operand value)
    implements Condition {

  @Override
  public Truth test(Fact event, Fact start, String key) {
    for (Operand operand : needed) {
      if (operand.value(event, start, key) == null) {
        return Truth.UNKNOWN;
      }
    }
    try {
      Object result = program.eval(name -> variable(name, event, start, key));
      return result instanceof Boolean known ? Truth.of(known) : Truth.UNKNOWN;
    } catch (CelEvaluationException e) {
      return Truth.UNKNOWN;
    }
  }

  private Optional<Object> variable(String name, Fact event, Fact start, String key) {
    return switch (name) {
      case Scope.EVENT -> Optional.of(event.data());
      case Scope.START -> start == null ? Optional.empty() : Optional.of(start.data());
      case Scope.KEY -> Optional.ofNullable(key);
      case Scope.VALUE ->
          Optional.ofNullable(value).map(operand -> operand.value(event, start, key));
      default -> Optional.empty();
    };
  }
}
