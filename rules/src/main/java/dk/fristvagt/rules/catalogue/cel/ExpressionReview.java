package dk.fristvagt.rules.catalogue.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dk.fristvagt.rules.fact.FieldType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the CEL checker cannot know, or says less clearly: fields that an event does not have,
 * constants that a field never holds, and ways around the type checks.
 */
final class ExpressionReview {

  private static final Set<String> RESERVED =
      Set.of(Scope.EVENT, Scope.START, Scope.KEY, Scope.VALUE);

  private final CelAbstractSyntaxTree tree;
  private final Scope scope;
  private final List<PredicateIssue> issues = new ArrayList<>();

  private ExpressionReview(CelAbstractSyntaxTree tree, Scope scope) {
    this.tree = tree;
    this.scope = scope;
  }

  /** The issues of a parsed expression. */
  static List<PredicateIssue> of(CelAbstractSyntaxTree tree, Scope scope) {
    ExpressionReview review = new ExpressionReview(tree, scope);
    CelNavigableAst.fromAst(tree).getRoot().allNodes().forEach(node -> review.visit(node.expr()));
    return review.issues;
  }

  private void visit(CelExpr expression) {
    Expressions.field(expression).ifPresent(field -> requireField(expression, field));
    if (expression.getKind() == Kind.COMPREHENSION) {
      String variable = expression.comprehension().iterVar();
      if (RESERVED.contains(variable)) {
        report(
            expression, "'" + variable + "' already has a meaning; give the variable another name");
      }
    }
    if (expression.getKind() != Kind.CALL) {
      return;
    }
    List<CelExpr> arguments = expression.call().args();
    switch (expression.call().function()) {
      case Expressions.EQUALS, Expressions.NOT_EQUALS -> {
        requireConstant(arguments.get(0), arguments.get(1));
        requireConstant(arguments.get(1), arguments.get(0));
      }
      case Expressions.IN -> {
        if (arguments.get(1).getKind() == Kind.LIST) {
          arguments
              .get(1)
              .list()
              .elements()
              .forEach(element -> requireConstant(arguments.get(0), element));
        }
      }
      case "dyn" ->
          report(
              expression, "dyn() is not allowed: it would hide a wrong type until it is too late");
      default -> {}
    }
  }

  private void requireField(CelExpr expression, Expressions.FieldReference reference) {
    Optional<EventShape> shape = scope.shape(reference.variable());
    if (shape.isEmpty() || shape.get().field(reference.field()).isPresent()) {
      return;
    }
    List<String> known = shape.get().fieldNames();
    report(
        expression,
        shape.get().label()
            + (shape.get().types().size() == 1 ? " has no field '" : " do not all have a field '")
            + reference.field()
            + (known.isEmpty() ? "'; it has none" : "'; there is " + String.join(", ", known)));
  }

  private void requireConstant(CelExpr operand, CelExpr literal) {
    Optional<String> text = Expressions.text(literal);
    if (text.isEmpty()) {
      return;
    }
    Optional<FieldType> type = typeOf(operand);
    List<String> constants = List.of();
    if (type.isPresent() && type.get() instanceof FieldType.Choice choice) {
      constants = choice.constants();
    } else if (type.isPresent() && type.get() instanceof FieldType.Date && !isDate(text.get())) {
      report(literal, "'" + text.get() + "' is no date; write it as '2024-01-31'");
    }
    if (!constants.isEmpty() && !constants.contains(text.get())) {
      report(literal, "'" + text.get() + "' is none of " + String.join(", ", constants));
    }
  }

  private Optional<FieldType> typeOf(CelExpr operand) {
    if (Expressions.isVariable(operand, Scope.VALUE)) {
      return scope.valueType().map(type -> new FieldType.Choice(type.constants()));
    }
    if (Expressions.isCall(operand, Expressions.INDEX)) {
      return entryType(operand.call().args().get(0));
    }
    Optional<Expressions.FieldReference> field = Expressions.field(operand);
    if (field.isPresent()) {
      return scope.shape(field.get().variable()).flatMap(shape -> shape.field(field.get().field()));
    }
    return operand.getKind() == Kind.SELECT
        ? entryType(operand.select().operand())
        : Optional.empty();
  }

  private Optional<FieldType> entryType(CelExpr map) {
    return typeOf(map)
        .filter(FieldType.ChoiceByName.class::isInstance)
        .map(type -> new FieldType.Choice(((FieldType.ChoiceByName) type).constants()));
  }

  private static boolean isDate(String text) {
    try {
      return LocalDate.parse(text).toString().equals(text);
    } catch (DateTimeException e) {
      return false;
    }
  }

  private void report(CelExpr expression, String message) {
    int offset = tree.getSource().getPositionsMap().getOrDefault(expression.id(), 0);
    if (expression.getKind() == Kind.SELECT && !expression.select().testOnly()) {
      // A selection is where its dot is; what is wrong is the name behind it.
      offset++;
    }
    issues.add(
        tree.getSource()
            .getOffsetLocation(offset)
            .map(at -> new PredicateIssue(at.getLine(), at.getColumn() + 1, message))
            .orElseGet(() -> new PredicateIssue(1, 1, message)));
  }
}
