package dk.fristvagt.identity;

/**
 * Somebody who is signed in.
 *
 * @param formToken that forms of ours carry and no other page knows
 * @param idToken of the provider, for signing out there
 */
public record Session(Principal principal, String formToken, String idToken) {

  /** Neither token. */
  @Override
  public String toString() {
    return "Session[" + principal.subject() + "]";
  }
}
