package dk.fristvagt.rules.audit;

import java.util.List;

/**
 * What was drawn of one group.
 *
 * @param name the caseworker or the team, as the plan has it
 * @param population how many cases it was drawn from
 * @param cases by rank
 */
public record AuditGroup(String municipality, String name, int population, List<DrawnCase> cases) {

  public AuditGroup {
    cases = List.copyOf(cases);
  }
}
