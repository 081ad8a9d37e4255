package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.evaluation.Obligation;
import java.util.Set;

/**
 * Whose figures and obligations are wanted. An empty set wants all.
 *
 * @param rules rule ids; one that ends in {@code *} stands for all that begin so
 */
public record GroupFilter(
    Set<String> rules, Set<String> municipalities, Set<String> teams, Set<String> caseworkers) {

  /** Wants everything. */
  public static final GroupFilter ALL = new GroupFilter(Set.of(), Set.of(), Set.of(), Set.of());

  public GroupFilter {
    rules = Set.copyOf(rules);
    municipalities = Set.copyOf(municipalities);
    teams = Set.copyOf(teams);
    caseworkers = Set.copyOf(caseworkers);
  }

  public boolean accepts(Group group) {
    return acceptsRule(group.rule())
        && acceptsHolder(group.municipality(), group.team(), group.caseworker());
  }

  public boolean accepts(Obligation obligation) {
    return acceptsRule(obligation.rule())
        && acceptsHolder(obligation.municipality(), obligation.team(), obligation.caseworker());
  }

  public boolean acceptsRule(String rule) {
    return rules.isEmpty()
        || rules.contains(rule)
        || rules.stream()
            .anyMatch(
                wanted ->
                    wanted.endsWith("*")
                        && rule.startsWith(wanted.substring(0, wanted.length() - 1)));
  }

  public boolean acceptsMunicipality(String municipality) {
    return municipalities.isEmpty() || municipalities.contains(municipality);
  }

  public boolean acceptsTeam(String team) {
    return teams.isEmpty() || teams.contains(team);
  }

  public boolean acceptsHolder(String municipality, String team, String caseworker) {
    return acceptsMunicipality(municipality)
        && (teams.isEmpty() || teams.contains(team))
        && (caseworkers.isEmpty() || caseworkers.contains(caseworker));
  }
}
