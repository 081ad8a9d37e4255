package dk.fristvagt.api.report;

/** Which obligations a period's figures count. */
public enum Basis {
  /** Those due in the period, by the clock, and not cancelled. */
  DUE("due"),
  /** Those fulfilled in the period. */
  COMPLETED("completed");

  private final String label;

  Basis(String label) {
    this.label = label;
  }

  /** The name in JSON and in parameters. */
  public String label() {
    return label;
  }
}
