package dk.fristvagt.rules.catalogue.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelSourceLocation;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dk.fristvagt.rules.catalogue.Predicate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compiles the predicates of a catalogue. A compiler is for one thread; what it compiles may be
 * used by any number.
 *
 * <p>An expression must be true or false by its type, ask only for fields that its events have, and
 * compare enum fields only with constants that they can hold. Its length, its depth and the steps
 * of its loops are bounded.
 */
public final class PredicateCompiler {

  private static final int MAX_CODE_POINTS = 4_000;
  private static final int MAX_DEPTH = 60;
  private static final int MAX_LOOP_STEPS = 1_000;

  private static final Pattern UNDECLARED =
      Pattern.compile("undeclared reference to '([^']*)'.*", Pattern.DOTALL);

  private final CelOptions options =
      CelOptions.current()
          .maxExpressionCodePointSize(MAX_CODE_POINTS)
          .maxParseRecursionDepth(MAX_DEPTH)
          .comprehensionMaxIterations(MAX_LOOP_STEPS)
          .build();
  private final CelRuntime runtime =
      CelRuntimeFactory.standardCelRuntimeBuilder().setOptions(options).build();
  private final Map<Scope, CelCompiler> compilers = new HashMap<>();

  /**
   * @throws InvalidPredicateException with everything that is wrong with the expression
   */
  public Predicate compile(String source, Scope scope) throws InvalidPredicateException {
    CelCompiler compiler = compilers.computeIfAbsent(scope, this::compiler);
    CelAbstractSyntaxTree parsed = tree(compiler.parse(source), scope, List.of());
    List<PredicateIssue> issues = ExpressionReview.of(parsed, scope);
    CelAbstractSyntaxTree checked = tree(compiler.check(parsed), scope, issues);
    try {
      return new CompiledPredicate(source, new ConditionBuilder(checked, scope, runtime).build());
    } catch (CelEvaluationException e) {
      throw new InvalidPredicateException(List.of(new PredicateIssue(1, 1, e.getMessage())));
    }
  }

  private CelCompiler compiler(Scope scope) {
    ScopeTypes types = new ScopeTypes(scope);
    CelCompilerBuilder builder =
        CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .setTypeProvider(types)
            .setResultType(SimpleType.BOOL)
            .addVar(Scope.EVENT, types.of(Scope.EVENT));
    if (scope.start() != null) {
      builder.addVar(Scope.START, types.of(Scope.START));
    }
    if (scope.each() != null) {
      builder.addVar(Scope.KEY, SimpleType.STRING).addVar(Scope.VALUE, SimpleType.STRING);
    }
    return builder.build();
  }

  private static CelAbstractSyntaxTree tree(
      CelValidationResult result, Scope scope, List<PredicateIssue> found)
      throws InvalidPredicateException {
    List<PredicateIssue> issues = new ArrayList<>(found);
    for (CelIssue error : result.getErrors()) {
      if (!isSaidAlready(error, found)) {
        issues.add(issue(error, scope));
      }
    }
    if (!issues.isEmpty()) {
      issues.sort(
          Comparator.comparingInt(PredicateIssue::line).thenComparingInt(PredicateIssue::column));
      throw new InvalidPredicateException(issues);
    }
    try {
      return result.getAst();
    } catch (CelValidationException e) {
      throw new InvalidPredicateException(List.of(new PredicateIssue(1, 1, e.getMessage())));
    }
  }

  private static boolean isSaidAlready(CelIssue error, List<PredicateIssue> found) {
    return error.getMessage().startsWith("undefined field")
        && found.stream()
            .anyMatch(
                issue ->
                    issue.message().contains(error.getMessage().substring("undefined ".length())));
  }

  private static PredicateIssue issue(CelIssue error, Scope scope) {
    CelSourceLocation at = error.getSourceLocation();
    return new PredicateIssue(
        Math.max(1, at.getLine()),
        Math.max(0, at.getColumn()) + 1,
        words(error.getMessage(), scope));
  }

  private static String words(String message, Scope scope) {
    Matcher undeclared = UNDECLARED.matcher(message);
    if (!undeclared.matches()) {
      return message;
    }
    String name = undeclared.group(1);
    return switch (name) {
      case Scope.START -> "'start' can be seen only in fulfilled, forbidden, ends and cadence";
      case Scope.KEY, Scope.VALUE -> "'" + name + "' can be seen only in a check with each";
      default ->
          scope.event().field(name).isPresent()
              ? "unknown name '" + name + "'; write event." + name
              : "unknown name '" + name + "'";
    };
  }
}
