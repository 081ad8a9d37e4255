package dk.fristvagt.rules.catalogue.yaml;

import dk.fristvagt.rules.catalogue.Predicate;
import dk.fristvagt.rules.catalogue.cel.InvalidPredicateException;
import dk.fristvagt.rules.catalogue.cel.PredicateCompiler;
import dk.fristvagt.rules.catalogue.cel.PredicateIssue;
import dk.fristvagt.rules.catalogue.cel.Scope;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Reads predicates, with their errors at the place in the file where they are. */
final class Expressions {

  private final Findings findings;
  private final Scalars scalars;
  private final PredicateCompiler compiler = new PredicateCompiler();

  Expressions(Findings findings, Scalars scalars) {
    this.findings = findings;
    this.scalars = scalars;
  }

  Optional<Predicate> read(Located at, Scope scope) {
    return scalars
        .text(at)
        .flatMap(
            source -> {
              try {
                return Optional.of(compiler.compile(source, scope));
              } catch (InvalidPredicateException e) {
                e.issues().forEach(issue -> report(at, issue));
                return Optional.empty();
              }
            });
  }

  /**
   * A position in the expression is one in the file where the text is written on one line and
   * without escapes; else the value's beginning is named, and the position in the expression is
   * said.
   */
  private void report(Located at, PredicateIssue issue) {
    ScalarNode scalar = (ScalarNode) at.node();
    Mark start = scalar.getStartMark().orElseThrow();
    Mark end = scalar.getEndMark().orElseThrow();
    int quote = scalar.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
    int written = end.getColumn() - start.getColumn() - 2 * quote;
    boolean asWritten =
        start.getLine() == end.getLine()
            && written == scalar.getValue().codePointCount(0, scalar.getValue().length());
    if (asWritten && issue.line() == 1) {
      findings.add(
          start.getLine() + 1,
          start.getColumn() + quote + issue.column(),
          at.path(),
          issue.message());
    } else {
      findings.add(
          at,
          issue.message()
              + " (line "
              + issue.line()
              + ", column "
              + issue.column()
              + " of the expression)");
    }
  }
}
