package dk.fristvagt.identity;

import java.util.Set;

/** The roles that a value of the token's role claim stands for, and of whom. */
public record RoleRule(Set<Role> roles, ScopeSource municipalities, ScopeSource teams) {

  public RoleRule {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("a value must stand for at least one role");
    }
  }
}
