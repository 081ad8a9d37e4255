package dk.fristvagt.rules.catalogue.cel;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import java.util.Optional;
import java.util.Set;

/** What the nodes of a CEL expression are. */
final class Expressions {

  static final String AND = "_&&_";
  static final String OR = "_||_";
  static final String NOT = "!_";
  static final String CONDITIONAL = "_?_:_";
  static final String EQUALS = "_==_";
  static final String NOT_EQUALS = "_!=_";
  static final String LESS = "_<_";
  static final String LESS_EQUALS = "_<=_";
  static final String GREATER = "_>_";
  static final String GREATER_EQUALS = "_>=_";
  static final String IN = "@in";
  static final String INDEX = "_[_]";

  private static final Set<String> VARIABLES = Set.of(Scope.EVENT, Scope.START);

  private Expressions() {}

  /** A field of {@code event} or {@code start}. */
  record FieldReference(String variable, String field, boolean presenceOnly) {}

  /** {@code event.x}, {@code start.x} or {@code has(…)} of one of them. */
  static Optional<FieldReference> field(CelExpr expression) {
    if (expression.getKind() != Kind.SELECT
        || expression.select().operand().getKind() != Kind.IDENT
        || !VARIABLES.contains(expression.select().operand().ident().name())) {
      return Optional.empty();
    }
    return Optional.of(
        new FieldReference(
            expression.select().operand().ident().name(),
            expression.select().field(),
            expression.select().testOnly()));
  }

  static boolean isVariable(CelExpr expression, String name) {
    return expression.getKind() == Kind.IDENT && expression.ident().name().equals(name);
  }

  static boolean isCall(CelExpr expression, String function) {
    return expression.getKind() == Kind.CALL && expression.call().function().equals(function);
  }

  static Optional<String> text(CelExpr expression) {
    return expression.getKind() == Kind.CONSTANT
            && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
        ? Optional.of(expression.constant().stringValue())
        : Optional.empty();
  }

  /** The text or whole number that an expression is written as. */
  static Optional<Object> literal(CelExpr expression) {
    if (expression.getKind() != Kind.CONSTANT) {
      return Optional.empty();
    }
    return switch (expression.constant().getKind()) {
      case STRING_VALUE -> Optional.of(expression.constant().stringValue());
      case INT64_VALUE -> Optional.of(expression.constant().int64Value());
      default -> Optional.empty();
    };
  }
}
