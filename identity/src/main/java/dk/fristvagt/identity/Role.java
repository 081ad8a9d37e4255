package dk.fristvagt.identity;

import java.util.EnumSet;
import java.util.Set;

/** What somebody does, and so may see; of which municipalities and teams, a {@link Grant} says. */
public enum Role {

  /** The screen on a wall. */
  WALL(Permission.COUNTS),

  /** Leads teams, and sees their cases. */
  TEAM_LEAD(Permission.COUNTS, Permission.FIGURES, Permission.CASES),

  /** Answers for figures, and sees no case. */
  MANAGER(Permission.COUNTS, Permission.FIGURES),

  /** Keeps the service running. */
  OPERATIONS(Permission.OPERATIONS),

  /** Sees who looked at what. */
  AUDITOR(Permission.ACCESS_LOG);

  private final Set<Permission> permissions;

  Role(Permission... permissions) {
    this.permissions = EnumSet.noneOf(Permission.class);
    this.permissions.addAll(Set.of(permissions));
  }

  /** Whether the role is enough for that, within the scope it is granted for. */
  public boolean permits(Permission permission) {
    return permissions.contains(permission);
  }
}
