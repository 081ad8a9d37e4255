package dk.fristvagt.api.report;

import dk.fristvagt.identity.Access;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.evaluation.Obligation;
import java.util.Set;

/**
 * Whose figures and obligations are wanted, of those that may be seen. An empty set wants all.
 *
 * <p>Whatever is beyond the access is as if it were not there, whatever is wanted.
 *
 * @param rules rule ids; one that ends in {@code *} stands for all that begin so
 * @param access what may be seen
 */
public record GroupFilter(
    Set<String> rules,
    Set<String> municipalities,
    Set<String> teams,
    Set<String> caseworkers,
    Access access) {

  /** Wants everything, and may see it. */
  public static final GroupFilter ALL = new GroupFilter(Set.of(), Set.of(), Set.of(), Set.of());

  public GroupFilter {
    rules = Set.copyOf(rules);
    municipalities = Set.copyOf(municipalities);
    teams = Set.copyOf(teams);
    caseworkers = Set.copyOf(caseworkers);
    // One object, by which the tests below know it at once.
    access = access.isEverything() ? Access.EVERYTHING : access;
  }

  /** Of everything, which whoever asks may see. */
  public GroupFilter(
      Set<String> rules, Set<String> municipalities, Set<String> teams, Set<String> caseworkers) {
    this(rules, municipalities, teams, caseworkers, Access.EVERYTHING);
  }

  /** Wants everything that may be seen. */
  public static GroupFilter within(Access access) {
    return new GroupFilter(Set.of(), Set.of(), Set.of(), Set.of(), access);
  }

  /** The same of other holders. */
  public GroupFilter of(
      Set<String> otherMunicipalities, Set<String> otherTeams, Set<String> otherCaseworkers) {
    return new GroupFilter(rules, otherMunicipalities, otherTeams, otherCaseworkers, access);
  }

  /** Whether everything is wanted that may be seen. */
  public boolean wantsAll() {
    return rules.isEmpty() && municipalities.isEmpty() && teams.isEmpty() && caseworkers.isEmpty();
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

  /** Whether anything of a municipality is wanted and may be seen. */
  public boolean acceptsMunicipality(String municipality) {
    return wantsMunicipality(municipality)
        && (access == Access.EVERYTHING || access.reaches(municipality));
  }

  /** Whether all of a municipality is wanted and may be seen, whatever the rule. */
  public boolean acceptsWhole(String municipality) {
    return teams.isEmpty()
        && caseworkers.isEmpty()
        && wantsMunicipality(municipality)
        && (access == Access.EVERYTHING || access.containsWhole(municipality));
  }

  /** Whether of each municipality either all is wanted and may be seen, or nothing. */
  public boolean isOfWholeMunicipalities() {
    return teams.isEmpty()
        && caseworkers.isEmpty()
        && (access == Access.EVERYTHING
            || (municipalities.isEmpty()
                ? access.isOfWholeMunicipalities()
                : municipalities.stream()
                    .allMatch(code -> access.containsWhole(code) || !access.reaches(code))));
  }

  public boolean acceptsTeam(String municipality, String team) {
    return wantsMunicipality(municipality)
        && (teams.isEmpty() || teams.contains(team))
        && (access == Access.EVERYTHING || access.contains(municipality, team));
  }

  public boolean acceptsHolder(String municipality, String team, String caseworker) {
    return acceptsTeam(municipality, team)
        && (caseworkers.isEmpty() || caseworkers.contains(caseworker));
  }

  private boolean wantsMunicipality(String municipality) {
    return municipalities.isEmpty() || municipalities.contains(municipality);
  }
}
