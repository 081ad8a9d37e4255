package dk.fristvagt.rules.forecast;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.RuleKind;

/**
 * Which obligations of a rule take their time alike. A recurring rule gives its first occurrence
 * another span than the later ones, so the two have curves of their own.
 */
public enum Stage {
  ONLY("only"),
  FIRST("first"),
  LATER("later");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  /** The name in JSON: {@code first}. */
  public String label() {
    return label;
  }

  static Stage of(Obligation obligation) {
    if (obligation.kind() != RuleKind.RECURRING) {
      return ONLY;
    }
    return obligation.occurrence() == 1 ? FIRST : LATER;
  }
}
