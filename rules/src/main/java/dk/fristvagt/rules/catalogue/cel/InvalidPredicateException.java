package dk.fristvagt.rules.catalogue.cel;

import java.util.List;
import java.util.stream.Collectors;

/** An expression that is no predicate over the events it is to see. */
public final class InvalidPredicateException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient List<PredicateIssue> issues;

  public InvalidPredicateException(List<PredicateIssue> issues) {
    super(issues.stream().map(PredicateIssue::message).collect(Collectors.joining("; ")));
    this.issues = List.copyOf(issues);
  }

  /** All of them, in the order of the expression; at least one. */
  public List<PredicateIssue> issues() {
    return issues;
  }
}
