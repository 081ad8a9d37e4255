package dk.fristvagt.sources.generator;

import java.time.LocalDate;

/**
 * What the flows of one case share.
 *
 * @param settings of the municipality
 * @param roster of the municipality
 * @param outline of the case
 * @param clerk who writes this case's facts
 */
record CaseContext(GeneratorSettings settings, Roster roster, Outline outline, Clerk clerk) {

  /** The first local day under Barnets Lov; before it, Serviceloven. */
  private static final int BARNETS_LOV = (int) LocalDate.of(2024, 1, 1).toEpochDay();

  Practice practice() {
    return settings.practice();
  }

  int ageOn(int day) {
    return Math.max(0, (int) ((day - outline.birthDay()) / 365.25));
  }

  static boolean underBarnetsLov(int day) {
    return day >= BARNETS_LOV;
  }
}
