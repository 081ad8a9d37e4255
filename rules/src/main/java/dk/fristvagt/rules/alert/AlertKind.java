package dk.fristvagt.rules.alert;

/** What an alert says of an obligation. */
public enum AlertKind {
  /** An open one reached the time to warn. */
  DUE_SOON,
  /** It reached its due instant undone. */
  OVERDUE,
  /** The breach of a check, absence or precondition, in place of {@link #OVERDUE}. */
  MISSED,
  /** One that was sent as overdue or missed was done late, or lapsed. */
  RESOLVED,
  /** Facts registered later show that the latest alert was wrong. */
  RETRACTED
}
