package dk.fristvagt.rules.catalogue;

import java.time.LocalDate;
import java.util.List;

/**
 * One rule of the catalogue with all its versions.
 *
 * @param id stable, and part of every obligation id; of a check made for each entry of a map it
 *     ends in {@code *}, which stands for the entry's key
 * @param versions in order of validity, never overlapping
 */
public record Rule(String id, LocalizedText name, List<RuleVersion> versions, Target target) {

  public Rule {
    versions = List.copyOf(versions);
  }

  /** The version that obligations starting on this local date follow, or null where none does. */
  public RuleVersion versionOn(LocalDate date) {
    for (RuleVersion version : versions) {
      if (version.holds(date)) {
        return version;
      }
    }
    return null;
  }
}
