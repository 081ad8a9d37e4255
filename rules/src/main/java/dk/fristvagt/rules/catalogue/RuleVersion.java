package dk.fristvagt.rules.catalogue;

import java.time.LocalDate;

/**
 * A rule as it stood for obligations that start in an interval.
 *
 * @param number 1 for the earliest
 * @param validFrom the first local start date it applies to, or null for no limit
 * @param validTo the last local start date it applies to, or null for no limit
 * @param legal the paragraph or policy it rests on
 */
public record RuleVersion(
    int number, LocalDate validFrom, LocalDate validTo, String legal, Terms terms) {

  /** Whether an obligation that starts on this local date follows this version. */
  public boolean holds(LocalDate date) {
    return (validFrom == null || !date.isBefore(validFrom))
        && (validTo == null || !date.isAfter(validTo));
  }
}
