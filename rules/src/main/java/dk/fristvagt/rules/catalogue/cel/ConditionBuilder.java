package dk.fristvagt.rules.catalogue.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dk.fristvagt.rules.catalogue.Truth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Turns a checked expression into a {@link Condition}: connectives and plain comparisons into
 * objects of their own, any other part that is true or false into an {@link InterpretedCondition}.
 */
final class ConditionBuilder {

  private static final Set<String> LAZY =
      Set.of(Expressions.AND, Expressions.OR, Expressions.CONDITIONAL);

  private final CelAbstractSyntaxTree tree;
  private final Scope scope;
  private final CelRuntime runtime;

  ConditionBuilder(CelAbstractSyntaxTree tree, Scope scope, CelRuntime runtime) {
    this.tree = tree;
    this.scope = scope;
    this.runtime = runtime;
  }

  Condition build() throws CelEvaluationException {
    return condition(tree.getExpr());
  }

  private Condition condition(CelExpr expression) throws CelEvaluationException {
    if (expression.getKind() == Kind.CONSTANT
        && expression.constant().getKind() == CelConstant.Kind.BOOLEAN_VALUE) {
      return new Kleene.Constant(Truth.of(expression.constant().booleanValue()));
    }
    Optional<Expressions.FieldReference> field = Expressions.field(expression);
    if (field.isPresent()) {
      return field.get().presenceOnly()
          ? new Comparison.Present(operand(field.get()), field.get().variable().equals(Scope.START))
          : new Comparison.Flag(operand(field.get()));
    }
    Condition direct = expression.getKind() == Kind.CALL ? call(expression) : null;
    return direct != null ? direct : interpreted(expression);
  }

  private Condition call(CelExpr expression) throws CelEvaluationException {
    List<CelExpr> arguments = expression.call().args();
    return switch (expression.call().function()) {
      case Expressions.AND ->
          new Kleene.And(condition(arguments.get(0)), condition(arguments.get(1)));
      case Expressions.OR ->
          new Kleene.Or(condition(arguments.get(0)), condition(arguments.get(1)));
      case Expressions.NOT -> new Kleene.Not(condition(arguments.get(0)));
      case Expressions.CONDITIONAL ->
          new Kleene.Choose(
              condition(arguments.get(0)),
              condition(arguments.get(1)),
              condition(arguments.get(2)));
      case Expressions.EQUALS -> equality(arguments);
      case Expressions.NOT_EQUALS -> {
        Condition equality = equality(arguments);
        yield equality == null ? null : new Kleene.Not(equality);
      }
      case Expressions.LESS -> order(arguments.get(0), arguments.get(1), false);
      case Expressions.LESS_EQUALS -> order(arguments.get(0), arguments.get(1), true);
      case Expressions.GREATER -> order(arguments.get(1), arguments.get(0), false);
      case Expressions.GREATER_EQUALS -> order(arguments.get(1), arguments.get(0), true);
      case Expressions.IN -> membership(arguments.get(0), arguments.get(1));
      default -> null;
    };
  }

  private Condition equality(List<CelExpr> arguments) throws CelEvaluationException {
    CelExpr left = arguments.get(0);
    CelExpr right = arguments.get(1);
    if (isOf(SimpleType.BOOL, left) && isOf(SimpleType.BOOL, right)) {
      return new Kleene.Same(condition(left), condition(right));
    }
    Optional<Operand> first = operand(left);
    Optional<Operand> second = operand(right);
    boolean texts = isOf(SimpleType.STRING, left) && isOf(SimpleType.STRING, right);
    boolean numbers = isOf(SimpleType.INT, left) && isOf(SimpleType.INT, right);
    return first.isPresent() && second.isPresent() && (texts || numbers)
        ? new Comparison.Equal(first.get(), second.get())
        : null;
  }

  private Condition order(CelExpr less, CelExpr more, boolean orEqual) {
    Optional<Operand> first = operand(less);
    Optional<Operand> second = operand(more);
    return first.isPresent()
            && second.isPresent()
            && isOf(SimpleType.INT, less)
            && isOf(SimpleType.INT, more)
        ? new Comparison.Less(first.get(), second.get(), orEqual)
        : null;
  }

  private Condition membership(CelExpr element, CelExpr list) {
    Optional<Operand> operand = operand(element);
    if (operand.isEmpty()
        || list.getKind() != Kind.LIST
        || !(isOf(SimpleType.STRING, element) || isOf(SimpleType.INT, element))) {
      return null;
    }
    Set<Object> constants = new HashSet<>();
    for (CelExpr member : list.list().elements()) {
      Optional<Object> literal = Expressions.literal(member);
      if (literal.isEmpty()) {
        return null;
      }
      constants.add(literal.get());
    }
    return new Comparison.OneOf(operand.get(), Set.copyOf(constants));
  }

  private Condition interpreted(CelExpr expression) throws CelEvaluationException {
    CelAbstractSyntaxTree part =
        CelAbstractSyntaxTree.newCheckedAst(
            expression, tree.getSource(), tree.getReferenceMap(), tree.getTypeMap());
    List<CelNavigableExpr> nodes = CelNavigableAst.fromAst(part).getRoot().allNodes().toList();
    return new InterpretedCondition(
        runtime.createProgram(part),
        nodes.stream().anyMatch(node -> isLazy(node.expr())) ? List.of() : needed(nodes),
        scope.each() == null ? null : new Operand.EntryValue(scope.each()));
  }

  /** Whether an expression can have a value without all of its parts having one. */
  private static boolean isLazy(CelExpr expression) {
    return expression.getKind() == Kind.COMPREHENSION
        || (expression.getKind() == Kind.CALL && LAZY.contains(expression.call().function()));
  }

  private List<Operand> needed(List<CelNavigableExpr> nodes) {
    List<Operand> needed = new ArrayList<>();
    for (CelNavigableExpr node : nodes) {
      Expressions.field(node.expr())
          .filter(field -> !field.presenceOnly())
          .map(ConditionBuilder::operand)
          .ifPresent(needed::add);
    }
    return List.copyOf(needed);
  }

  private Optional<Operand> operand(CelExpr expression) {
    if (Expressions.isVariable(expression, Scope.KEY)) {
      return Optional.of(new Operand.EntryKey());
    }
    if (Expressions.isVariable(expression, Scope.VALUE)) {
      return Optional.of(new Operand.EntryValue(scope.each()));
    }
    Optional<Operand> literal = Expressions.literal(expression).map(Operand.Constant::new);
    return literal.isPresent()
        ? literal
        : Expressions.field(expression)
            .filter(field -> !field.presenceOnly())
            .map(ConditionBuilder::operand);
  }

  private static Operand operand(Expressions.FieldReference field) {
    return field.variable().equals(Scope.EVENT)
        ? new Operand.EventField(field.field())
        : new Operand.StartField(field.field());
  }

  private boolean isOf(CelType type, CelExpr expression) {
    return tree.getType(expression.id()).filter(type::equals).isPresent();
  }
}
