package dk.fristvagt.rules.evaluation;

/** What an obligation is at a clock; the table of statuses in the semantics. */
public enum ObligationStatus {
  OPEN("open"),
  DUE_SOON("due-soon"),
  OVERDUE("overdue"),
  MET("met"),
  LATE("late"),
  CANCELLED("cancelled"),
  LAPSED("lapsed"),
  MISSED("missed"),
  UNKNOWN("unknown");

  private final String label;

  ObligationStatus(String label) {
    this.label = label;
  }

  /** The name in JSON and in filters: {@code due-soon}. */
  public String label() {
    return label;
  }

  /** Whether it still waits for something: open, due soon or overdue. */
  public boolean isLive() {
    return this == OPEN || this == DUE_SOON || this == OVERDUE;
  }

  /**
   * @throws IllegalArgumentException when no status has that label
   */
  public static ObligationStatus ofLabel(String label) {
    for (ObligationStatus status : values()) {
      if (status.label.equals(label)) {
        return status;
      }
    }
    throw new IllegalArgumentException("no status " + label);
  }
}
