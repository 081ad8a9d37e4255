package dk.fristvagt.identity;

import java.util.Arrays;
import java.util.List;

/**
 * Somebody, or some program, who proved who it is.
 *
 * @param issuer of the identity; {@link #LOCAL}'s is empty
 * @param subject who it is, stable, unique within the issuer; no name and no CPR number
 * @param name to be shown to the person itself, else to nobody; may be the subject
 */
public record Principal(String issuer, String subject, String name, List<Grant> grants) {

  /**
   * Whoever is at this machine, where no identity is configured and nobody else can reach the
   * service.
   */
  public static final Principal LOCAL =
      new Principal(
          "",
          "local",
          "local",
          Arrays.stream(Role.values()).map(role -> new Grant(role, Scope.EVERYTHING)).toList());

  public Principal {
    grants = List.copyOf(grants);
  }

  /** Of whom the principal may see what the permission is for. */
  public Access access(Permission permission) {
    return new Access(
        grants.stream()
            .filter(grant -> grant.role().permits(permission))
            .map(Grant::scope)
            .toList());
  }
}
