package dk.fristvagt.identity;

import java.util.Set;

/**
 * Some names, or all there are. Nothing is selected where nothing is named.
 *
 * @param all whether every name is selected, none too; the names are empty then
 */
public record Selection(boolean all, Set<String> names) {

  public static final Selection ALL = new Selection(true, Set.of());
  public static final Selection NONE = new Selection(false, Set.of());

  public Selection {
    names = Set.copyOf(names);
    if (all && !names.isEmpty()) {
      throw new IllegalArgumentException("all of them, or some by name");
    }
  }

  public static Selection of(Set<String> names) {
    return new Selection(false, names);
  }

  /** Whether nothing is selected. */
  public boolean isNone() {
    return !all && names.isEmpty();
  }

  /**
   * @param name null where there is none, which only {@link #ALL} selects
   */
  public boolean contains(String name) {
    return all || name != null && names.contains(name);
  }
}
