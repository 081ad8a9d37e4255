package dk.fristvagt.rules.restatement;

/** Why a closed month's figures are no longer what they were when it closed. */
public enum RestatementReason {
  /** It happened before the close and was registered after it: late typing. */
  LATE_REGISTRATION("late-registration"),
  /**
   * It happened after the close: real lateness that a later event brought to light or to an end.
   */
  LATER_EVENT("later-event"),
  /** A record that replaces one that was known. */
  CORRECTION("correction"),
  /** A record that takes its fact back. */
  VOID("void"),
  /** Other rules than those that the month was closed by. */
  CATALOGUE("catalogue"),
  /** Facts that are kept no more. */
  ERASURE("erasure");

  private final String label;

  RestatementReason(String label) {
    this.label = label;
  }

  /** The name in JSON and in documents: {@code late-registration}. */
  public String label() {
    return label;
  }

  /** Whether a record of a fact is behind it, so that it follows from the facts alone. */
  public boolean isOfRecord() {
    return this != CATALOGUE && this != ERASURE;
  }
}
