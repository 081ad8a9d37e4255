package dk.fristvagt.rules.explanation;

/** What a step of an explanation tells. */
public enum StepKind {
  /** Which fact began it; and which others did not, though they might have. */
  START,
  /** Which version of which rule it follows, and why that one. */
  RULE,
  /** One step of the arithmetic; the last of them ends at the due instant. */
  CALENDAR,
  /** From when on it is due soon. */
  WARNING,
  /** What it still waits for. */
  AWAITED,
  /** What fulfilled it, in time or late. */
  FULFILLED,
  /** The forbidden event that missed it. */
  MISSED,
  /** What ended it before it was due. */
  CANCELLED,
  /** What ended it when it was overdue. */
  LAPSED,
  /** Nothing forbidden happened within its time. */
  HELD,
  /** What a check asks for, and what the event says. */
  CHECK,
  /** A fact that might seem to decide it and does not. */
  NOT_COUNTED,
  /** Whose it is, and why. */
  HOLDER,
  /** What it is at the clock. */
  STATUS,
  /** An alert that was sent. */
  ALERTS,
  /** When something became known, and how it looked before. */
  KNOWN
}
