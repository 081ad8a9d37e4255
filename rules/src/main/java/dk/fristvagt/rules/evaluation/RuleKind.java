package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.catalogue.Terms;

/** The kinds of rules that have obligations. */
public enum RuleKind {
  DEADLINE,
  RECURRING,
  PRECONDITION,
  CHECK,
  ABSENCE;

  public static RuleKind of(Terms terms) {
    if (terms instanceof Terms.Deadline) {
      return DEADLINE;
    }
    if (terms instanceof Terms.Recurring) {
      return RECURRING;
    }
    if (terms instanceof Terms.Precondition) {
      return PRECONDITION;
    }
    return terms instanceof Terms.Check ? CHECK : ABSENCE;
  }

  /** Whether its breach is alerted as {@code MISSED} rather than {@code OVERDUE}. */
  public boolean alertsMissed() {
    return this == PRECONDITION || this == CHECK || this == ABSENCE;
  }

  /** Whether duration figures are made over it. */
  public boolean hasDuration() {
    return this == DEADLINE || this == RECURRING;
  }
}
