package dk.fristvagt.rules.oracle;

import java.time.Instant;

/** Which of the built-in catalogue's rules apply at a clock step. */
@FunctionalInterface
public interface RulesInForce {

  /** All of them, always. */
  RulesInForce ALL = (rule, step) -> true;

  /**
   * @param rule a rule's id; of a rule made for each entry of a map, with the entry's key
   */
  boolean holds(String rule, Instant step);
}
