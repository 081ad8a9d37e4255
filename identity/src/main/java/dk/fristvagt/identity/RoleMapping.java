package dk.fristvagt.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns what a token says of somebody's groups into grants. What it does not know grants nothing
 * and is counted; so does a municipality that is no four-digit code. Thread-safe.
 */
public final class RoleMapping {

  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");

  private final ClaimPath claim;
  private final Map<String, RoleRule> rules;
  private final LongAdder unknown = new LongAdder();

  /**
   * @param claim that names groups or roles, as {@code groups} or {@code realm_access.roles}
   * @param rules by the claim's values, to the letter
   */
  public RoleMapping(String claim, Map<String, RoleRule> rules) {
    this.claim = new ClaimPath(claim);
    this.rules = Map.copyOf(rules);
  }

  /** How many values in tokens granted nothing so far because nothing is known of them. */
  public long unknownValues() {
    return unknown.sum();
  }

  List<Grant> grants(Map<String, Object> claims) {
    List<Grant> grants = new ArrayList<>();
    for (String value : claim.texts(claims)) {
      RoleRule rule = rules.get(value);
      if (rule == null) {
        unknown.increment();
        continue;
      }
      Scope scope = new Scope(municipalities(rule, claims), teams(rule, claims));
      for (Role role : Role.values()) {
        if (rule.roles().contains(role)) {
          grants.add(new Grant(role, scope));
        }
      }
    }
    return grants.stream().distinct().toList();
  }

  private Selection municipalities(RoleRule rule, Map<String, Object> claims) {
    if (rule.municipalities() instanceof ScopeSource.FromClaim from) {
      Set<String> named = from.names(claims);
      Set<String> codes =
          named.stream()
              .filter(name -> MUNICIPALITY.matcher(name).matches())
              .collect(Collectors.toUnmodifiableSet());
      unknown.add((long) named.size() - codes.size());
      return Selection.of(codes);
    }
    return ((ScopeSource.Fixed) rule.municipalities()).selection();
  }

  private static Selection teams(RoleRule rule, Map<String, Object> claims) {
    return rule.teams() instanceof ScopeSource.FromClaim from
        ? Selection.of(from.names(claims))
        : ((ScopeSource.Fixed) rule.teams()).selection();
  }
}
