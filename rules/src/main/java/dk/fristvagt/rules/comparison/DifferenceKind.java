package dk.fristvagt.rules.comparison;

/** How an obligation differs under two catalogues. */
public enum DifferenceKind {
  ONLY_BEFORE("only-before"),
  ONLY_AFTER("only-after"),
  CHANGED("changed");

  private final String label;

  DifferenceKind(String label) {
    this.label = label;
  }

  /** The name in JSON: {@code only-before}. */
  public String label() {
    return label;
  }
}
