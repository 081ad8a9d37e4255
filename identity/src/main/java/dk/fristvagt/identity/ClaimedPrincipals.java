package dk.fristvagt.identity;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes principals of what a token says that was found to be genuine. Whoever would be known by a
 * CPR number is refused: the provider is to send a pseudonym. Thread-safe.
 */
public final class ClaimedPrincipals {

  /** OpenID Connect Core 1.0, section 2. */
  private static final int LONGEST_SUBJECT = 255;

  private static final int LONGEST_NAME = 200;

  private final RoleMapping roles;
  private final ClaimPath name;
  private final Predicate<String> personalNumber;

  /**
   * @param nameClaim whose value is shown to the person itself; the subject is where it is missing
   * @param personalNumber whether a text holds what looks like a CPR number
   */
  public ClaimedPrincipals(RoleMapping roles, String nameClaim, Predicate<String> personalNumber) {
    this.roles = roles;
    this.name = new ClaimPath(nameClaim);
    this.personalNumber = personalNumber;
  }

  /**
   * @throws IdentityRefusedException when there is no subject, or one with a CPR number in it or in
   *     the name
   */
  Principal of(String issuer, String subject, Map<String, Object> claims) {
    if (subject == null || subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
      throw new IdentityRefusedException(Refusal.INCOMPLETE);
    }
    List<String> names = name.texts(claims);
    String shown = names.isEmpty() || names.get(0).isBlank() ? subject : names.get(0).strip();
    if (personalNumber.test(subject) || personalNumber.test(shown)) {
      throw new IdentityRefusedException(Refusal.PERSONAL_NUMBER);
    }
    return new Principal(
        issuer,
        subject,
        shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown,
        roles.grants(claims));
  }
}
