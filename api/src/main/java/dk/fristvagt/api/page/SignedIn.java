package dk.fristvagt.api.page;

/**
 * Who looks at a page, where somebody has signed in.
 *
 * @param name shown to that person alone
 * @param formToken that the forms of the page carry, so that no other page can send them
 */
public record SignedIn(String name, String formToken) {

  /** The field of a form that the token stands in. */
  public static final String FIELD = "form-token";
}
