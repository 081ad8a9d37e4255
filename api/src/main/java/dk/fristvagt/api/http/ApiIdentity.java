package dk.fristvagt.api.http;

import dk.fristvagt.identity.BearerTokens;
import dk.fristvagt.identity.IdentityProvider;
import dk.fristvagt.identity.Login;
import dk.fristvagt.identity.Sessions;
import java.net.URI;
import java.util.Optional;

/**
 * How the service tells who asks: programs by their tokens, people by signing in.
 *
 * @param login empty where only programs come in
 * @param publicUrl where people and programs reach the service, when that is not where it listens:
 *     behind a proxy that ends TLS. With a slash at the end, and nothing behind it
 * @param limits how much each may ask for
 */
public record ApiIdentity(
    BearerTokens tokens,
    Optional<Login> login,
    Sessions sessions,
    Optional<URI> publicUrl,
    RequestLimits limits) {

  /**
   * @throws IllegalArgumentException when what goes to the public address could be read on its way,
   *     or it is more than a host and a port
   */
  public ApiIdentity {
    publicUrl.ifPresent(ApiIdentity::requirePublicUrl);
  }

  /** With the usual limits. */
  public ApiIdentity(
      BearerTokens tokens, Optional<Login> login, Sessions sessions, Optional<URI> publicUrl) {
    this(tokens, login, sessions, publicUrl, RequestLimits.DEFAULT);
  }

  /** Whether browsers reach the service by TLS alone. */
  boolean isSecure() {
    return publicUrl.isPresent() && "https".equalsIgnoreCase(publicUrl.get().getScheme());
  }

  private static void requirePublicUrl(URI url) {
    if (!IdentityProvider.isSafe(url)) {
      throw new IllegalArgumentException(
          "the public URL must begin with https://; http:// only on this machine");
    }
    if (!"/".equals(url.getRawPath())
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "the public URL must be a host and perhaps a port, with a slash at the end");
    }
  }
}
