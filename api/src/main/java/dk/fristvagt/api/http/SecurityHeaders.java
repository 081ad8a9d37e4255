package dk.fristvagt.api.http;

import dk.fristvagt.identity.Login;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps browsers from doing what nobody asked them to.
 *
 * <p>A page of elsewhere can make a browser reach this machine under a name of its own (DNS
 * rebinding) and read the answers; it cannot choose the {@code Host} that is sent, so names other
 * than this machine's are refused.
 */
final class SecurityHeaders implements Handler {

  private static final Pattern PORT = Pattern.compile(":[0-9]*$");
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

  /** For a year. Not for hosts below, which are not ours to speak for (RFC 6797). */
  private static final String TLS_ALONE = "max-age=31536000";

  private static final String FORMS = "form-action 'self'";

  private final Set<String> names;
  private final Optional<ApiIdentity> identity;

  /**
   * @param host the address that is listened on
   * @param identity with a public address there is no host to be told: under a name of elsewhere a
   *     browser has neither session nor token
   */
  SecurityHeaders(String host, Optional<ApiIdentity> identity) {
    this.identity = identity;
    this.names =
        Stream.of("localhost", "127.0.0.1", "[::1]", host.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void handle(Context ctx) {
    ctx.header("Content-Security-Policy", contentSecurityPolicy())
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Cross-Origin-Resource-Policy", "same-origin")
        .header("Cache-Control", "no-store");
    if (identity.filter(ApiIdentity::isSecure).isPresent()) {
      ctx.header("Strict-Transport-Security", TLS_ALONE);
    }
    String host = ctx.header("Host");
    if (host != null
        && identity.flatMap(ApiIdentity::publicUrl).isEmpty()
        && !names.contains(PORT.matcher(host.toLowerCase(Locale.ROOT)).replaceFirst(""))) {
      throw ProblemException.of(
          ProblemType.FOREIGN_HOST,
          "Tjenesten svarer kun under denne maskines eget navn, for eksempel localhost.",
          "The service answers only under this machine's own name, such as localhost.");
    }
  }

  /** The form that signs out ends at the provider, which some browsers count as its target. */
  private String contentSecurityPolicy() {
    return identity
        .flatMap(ApiIdentity::login)
        .flatMap(Login::logoutOrigin)
        .map(origin -> CONTENT_SECURITY_POLICY.replace(FORMS, FORMS + ' ' + origin))
        .orElse(CONTENT_SECURITY_POLICY);
  }
}
