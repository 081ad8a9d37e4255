package dk.fristvagt.rules.comparison;

import dk.fristvagt.rules.evaluation.Obligation;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * In what an obligation may differ under two catalogues. The number of the rule's version is none:
 * an added version that says the same changes nothing for anybody.
 */
public enum Aspect {
  START("start", Obligation::start),
  DUE("due", Obligation::due),
  WARNING("warning", Obligation::warnAt),
  STATUS("status", Obligation::status),
  FULFILMENT("fulfilment", Obligation::fulfilledAt),
  /** When an event ended it unfulfilled. */
  ENDING("ending", Obligation::cancelledAt),
  /** When a forbidden event missed it. */
  BREACH("breach", Obligation::missedAt),
  /** Whose it is, which follows its decisive instant. */
  HOLDER("holder", obligation -> obligation.team() + '\0' + obligation.caseworker());

  private final String label;
  private final Function<Obligation, Object> value;

  Aspect(String label, Function<Obligation, Object> value) {
    this.label = label;
    this.value = value;
  }

  /** The name in JSON: {@code due}. */
  public String label() {
    return label;
  }

  static Set<Aspect> differing(Obligation before, Obligation after) {
    Set<Aspect> differing = EnumSet.noneOf(Aspect.class);
    for (Aspect aspect : values()) {
      if (!Objects.equals(aspect.value.apply(before), aspect.value.apply(after))) {
        differing.add(aspect);
      }
    }
    return differing;
  }
}
