package dk.fristvagt.identity;

/**
 * Of whom a role may see what it may see: what is of one of the municipalities, and there of one of
 * the teams.
 *
 * @param municipalities four-digit codes
 */
public record Scope(Selection municipalities, Selection teams) {

  public static final Scope EVERYTHING = new Scope(Selection.ALL, Selection.ALL);

  /**
   * @param team null where there is none, which is in scope only of somebody who sees all teams
   */
  public boolean contains(String municipality, String team) {
    return municipalities.contains(municipality) && teams.contains(team);
  }
}
