package dk.fristvagt.streams.view;

/**
 * A municipality, or one team of it.
 *
 * @param team null for the whole municipality
 */
public record Scope(String municipality, String team) {

  static Scope municipality(String municipality) {
    return new Scope(municipality, null);
  }

  /** Whether it is a whole municipality. */
  public boolean isMunicipality() {
    return team == null;
  }
}
