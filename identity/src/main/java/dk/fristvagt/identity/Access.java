package dk.fristvagt.identity;

import java.util.List;

/**
 * Of whom somebody may see what a permission is for: what is in any of the scopes. Two grants do
 * not make a third: team A of one municipality and team B of another is neither's team of the
 * other.
 *
 * @param scopes empty where nothing may be seen
 */
public record Access(List<Scope> scopes) {

  public static final Access NOTHING = new Access(List.of());
  public static final Access EVERYTHING = new Access(List.of(Scope.EVERYTHING));

  public Access {
    scopes =
        scopes.contains(Scope.EVERYTHING)
            ? List.of(Scope.EVERYTHING)
            : scopes.stream().distinct().toList();
  }

  public boolean isNothing() {
    return scopes.isEmpty();
  }

  public boolean isEverything() {
    return scopes.contains(Scope.EVERYTHING);
  }

  /**
   * @param team null where there is none
   */
  public boolean contains(String municipality, String team) {
    for (Scope scope : scopes) {
      if (scope.contains(municipality, team)) {
        return true;
      }
    }
    return false;
  }

  /** Whether all of a municipality is in scope: every team, and what has none. */
  public boolean containsWhole(String municipality) {
    for (Scope scope : scopes) {
      if (scope.teams().all() && scope.municipalities().contains(municipality)) {
        return true;
      }
    }
    return false;
  }

  /** Whether anything of a municipality is in scope, were there anything. */
  public boolean reaches(String municipality) {
    for (Scope scope : scopes) {
      if (!scope.teams().isNone() && scope.municipalities().contains(municipality)) {
        return true;
      }
    }
    return false;
  }

  /** Whether of each municipality either all is in scope or nothing. */
  public boolean isOfWholeMunicipalities() {
    return scopes.stream()
        .allMatch(
            scope ->
                scope.teams().all()
                    || scope.teams().isNone()
                    || !scope.municipalities().all()
                        && scope.municipalities().names().stream().allMatch(this::containsWhole));
  }
}
