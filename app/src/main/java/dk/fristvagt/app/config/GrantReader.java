package dk.fristvagt.app.config;

import dk.fristvagt.identity.Role;
import dk.fristvagt.identity.RoleRule;
import dk.fristvagt.identity.ScopeSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads what groups stand for. Of whom a role may see something must be said: municipalities and
 * teams by name, {@value #ALL}, or {@value #TOKEN} where the token says it.
 */
final class GrantReader {

  private static final String ROLE = "role";
  private static final String MUNICIPALITIES = "municipalities";
  private static final String TEAMS = "teams";
  private static final String ALL = "all";
  private static final String TOKEN = "token";
  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");

  /** These see nothing of a municipality's, so that there is nothing to choose. */
  private static final Set<Role> OF_THE_SERVICE = EnumSet.of(Role.OPERATIONS, Role.AUDITOR);

  private static final String ROLES =
      Arrays.stream(Role.values()).map(GrantReader::name).collect(Collectors.joining(", "));

  private final Reading in;

  GrantReader(Reading in) {
    this.in = in;
  }

  /** By the values of the role claim. */
  Map<String, RoleRule> read() {
    Map<String, Map<String, GivenValue>> groups = new TreeMap<>();
    in.map(IdentityKeys.GRANTS)
        .forEach(
            (name, given) -> {
              int dot = name.lastIndexOf('.');
              String group = dot < 0 ? name : name.substring(0, dot);
              String part = dot < 0 ? "" : name.substring(dot + 1);
              if (!Set.of(ROLE, MUNICIPALITIES, TEAMS).contains(part)) {
                problem(name, given, "must be " + ROLE + ", " + MUNICIPALITIES + " or " + TEAMS);
              } else {
                groups.computeIfAbsent(group, key -> new LinkedHashMap<>()).put(part, given);
              }
            });
    if (groups.isEmpty()) {
      in.add(
          new ConfigProblem(
              IdentityKeys.GRANTS,
              new Origin.BuiltIn(),
              "is missing: nobody would be allowed to see anything (in the configuration file)"));
    }
    Map<String, RoleRule> rules = new LinkedHashMap<>();
    groups.forEach((group, parts) -> rule(group, parts).ifPresent(rule -> rules.put(group, rule)));
    return rules;
  }

  private Optional<RoleRule> rule(String group, Map<String, GivenValue> parts) {
    GivenValue any = parts.values().iterator().next();
    if (!parts.containsKey(ROLE)) {
      problem(group, any, "says no " + ROLE + ": " + ROLES);
      return Optional.empty();
    }
    Optional<Set<Role>> roles = roles(group, parts.get(ROLE));
    if (roles.isEmpty()) {
      return Optional.empty();
    }
    boolean ofTheService = OF_THE_SERVICE.containsAll(roles.get());
    Optional<ScopeSource> municipalities =
        source(
            group,
            parts,
            MUNICIPALITIES,
            ofTheService,
            IdentityKeys.MUNICIPALITIES_CLAIM,
            code -> MUNICIPALITY.matcher(code).matches());
    Optional<ScopeSource> teams =
        source(group, parts, TEAMS, ofTheService, IdentityKeys.TEAMS_CLAIM, team -> true);
    return municipalities.isPresent() && teams.isPresent()
        ? Optional.of(new RoleRule(roles.get(), municipalities.get(), teams.get()))
        : Optional.empty();
  }

  private Optional<Set<Role>> roles(String group, GivenValue given) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String text : names(given)) {
      Optional<Role> role =
          Arrays.stream(Role.values()).filter(one -> name(one).equals(text)).findFirst();
      if (role.isEmpty()) {
        problem(group + "." + ROLE, given, "must be of " + ROLES);
        return Optional.empty();
      }
      roles.add(role.get());
    }
    return Optional.of(roles);
  }

  private Optional<ScopeSource> source(
      String group,
      Map<String, GivenValue> parts,
      String part,
      boolean mayBeLeftOut,
      Setting<String> claim,
      Predicate<String> valid) {
    GivenValue given = parts.get(part);
    if (given == null) {
      if (mayBeLeftOut) {
        return Optional.of(ScopeSource.ALL);
      }
      problem(
          group,
          parts.get(ROLE),
          "says no " + part + ": names, " + ALL + ", or " + TOKEN + " where the token says them");
      return Optional.empty();
    }
    List<String> names = names(given);
    if (names.equals(List.of(ALL))) {
      return Optional.of(ScopeSource.ALL);
    }
    if (names.equals(List.of(TOKEN))) {
      Optional<String> path = in.read(claim);
      if (path.isEmpty() && !in.isGiven(claim)) {
        problem(group + "." + part, given, "needs " + claim.key());
      }
      return path.map(ScopeSource::ofClaim);
    }
    if (names.contains(ALL) || names.contains(TOKEN) || !names.stream().allMatch(valid)) {
      problem(
          group + "." + part,
          given,
          "must be "
              + (part.equals(MUNICIPALITIES) ? "codes of four digits" : "names")
              + ", or "
              + ALL
              + " or "
              + TOKEN
              + " alone");
      return Optional.empty();
    }
    return Optional.of(ScopeSource.of(Set.copyOf(names)));
  }

  private static List<String> names(GivenValue given) {
    return Arrays.stream(given.text().split(",", -1)).map(String::strip).distinct().toList();
  }

  /** As it is written: {@code team-lead}. */
  private static String name(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void problem(String name, GivenValue given, String message) {
    in.add(new ConfigProblem(IdentityKeys.GRANTS + "." + name, given.origin(), message));
  }
}
