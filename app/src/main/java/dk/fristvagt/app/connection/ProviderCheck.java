package dk.fristvagt.app.connection;

import dk.fristvagt.app.config.IdentitySettings;
import dk.fristvagt.identity.ProviderUnavailableException;
import java.time.InstantSource;

/** Whether the identity provider describes itself and shows its keys. */
public final class ProviderCheck {

  private static final String PART = "identity";

  private ProviderCheck() {}

  public static Finding run(IdentitySettings identity) {
    try {
      identity.provider(InstantSource.system()).reach();
      return Finding.passed(PART, "keys of " + identity.issuer());
    } catch (ProviderUnavailableException e) {
      String why = e.getCause() == null ? "" : " (" + e.getCause().getMessage() + ")";
      return Finding.failed(PART, e.getMessage() + why);
    }
  }
}
