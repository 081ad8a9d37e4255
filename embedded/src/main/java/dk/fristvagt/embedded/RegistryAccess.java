package dk.fristvagt.embedded;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;

/**
 * Who may use an {@link EmbeddedSchemaRegistry}, over TLS.
 *
 * @param keyStore PKCS12 with the registry's private key and certificates
 * @param keyStorePassword of the key store and of the key
 * @param user for basic authentication
 * @param password for basic authentication
 */
public record RegistryAccess(Path keyStore, String keyStorePassword, String user, String password) {

  public RegistryAccess {
    Objects.requireNonNull(keyStore, "keyStore");
    Objects.requireNonNull(keyStorePassword, "keyStorePassword");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  /**
   * Whether a request is let in.
   *
   * @param authorization its header; null where it has none
   */
  boolean allows(String authorization) {
    String expected =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    // Takes as long for a wrong one as for one that is nearly right.
    return authorization != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.US_ASCII),
            authorization.getBytes(StandardCharsets.UTF_8));
  }

  /** No passwords. */
  @Override
  public String toString() {
    return "access of " + user;
  }
}
