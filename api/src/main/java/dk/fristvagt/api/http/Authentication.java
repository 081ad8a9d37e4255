package dk.fristvagt.api.http;

import dk.fristvagt.api.page.SignedIn;
import dk.fristvagt.identity.IdentityRefusedException;
import dk.fristvagt.identity.Principal;
import dk.fristvagt.identity.ProviderUnavailableException;
import dk.fristvagt.identity.Session;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out who asks before anything is answered, and answers nobody else: a program brings a token
 * ({@code Authorization: Bearer}), a person a session. Whoever asks for a page, or sends a form of
 * one, without either is sent to sign in; everybody else gets 401. What changes something in a
 * session must carry its form token.
 *
 * <p>Open to everybody are the probes, the pages' files and signing in. Where no identity is
 * configured, only this machine can ask, and {@link ApiSettings#local} says who that is.
 */
final class Authentication implements Handler {

  /** In place of a field of a form, for scripts. */
  static final String FORM_TOKEN_HEADER = "X-Form-Token";

  private static final Logger LOG = LoggerFactory.getLogger(Authentication.class);
  private static final Set<String> OPEN =
      Set.of("/livez", "/readyz", LoginRoutes.LOGIN, LoginRoutes.CALLBACK, LoginRoutes.ENDED);
  private static final String OPEN_FILES = "/assets/";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final String BEARER = "bearer ";
  private static final String CHALLENGE = "Bearer realm=\"fristvagt\"";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Optional<ApiIdentity> identity;
  private final Principals local;
  private final RateLimits limits;
  private final SessionCookies cookies;

  /**
   * @param local who asks where there is no identity
   * @param limits of those who ask where there is one
   */
  Authentication(Optional<ApiIdentity> identity, Principals local, RateLimits limits) {
    this.limits = limits;
    this.identity = identity;
    this.local = local;
    this.cookies = new SessionCookies(identity.map(ApiIdentity::isSecure).orElse(false));
  }

  @Override
  public void handle(Context ctx) {
    if (identity.isEmpty()) {
      RequestPrincipal.set(ctx, local.of(ctx));
      return;
    }
    ApiIdentity by = identity.get();
    String credentials = ctx.header(Header.AUTHORIZATION);
    if (isOpen(ctx.path())) {
      return;
    }
    if (credentials != null) {
      Principal program = program(ctx, by, credentials);
      limits.request(ctx, program);
      RequestPrincipal.set(ctx, program);
      return;
    }
    Optional<Session> session =
        cookies.session(ctx).flatMap(id -> by.sessions().find(id, isActive(ctx)));
    if (session.isPresent()) {
      limits.request(ctx, session.get().principal());
      RequestPrincipal.set(ctx, session.get());
    } else if (by.login().isPresent() && isOfPage(ctx)) {
      if (ctx.method().name().equals("GET")) {
        ctx.redirect(LoginRoutes.LOGIN + "?return=" + encoded(ownAddress(ctx)));
      } else {
        // Nothing is done by what was sent, and no page is at its address.
        ctx.redirect(LoginRoutes.LOGIN, HttpStatus.SEE_OTHER);
      }
      ctx.skipRemainingHandlers();
    } else {
      throw unauthenticated(ctx, CHALLENGE);
    }
  }

  /** What changes something in a session was sent by a form of ours that was made for it. */
  static void requireOwnForm(Context ctx) {
    RequestPrincipal.session(ctx).ifPresent(session -> requireOwnForm(ctx, session));
  }

  /** Sent by a form of ours that was made for this session. */
  static void requireOwnForm(Context ctx, Session session) {
    if (READING.contains(ctx.method().name())) {
      return;
    }
    String token = ctx.header(FORM_TOKEN_HEADER);
    String type = ctx.contentType();
    if (token == null && type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
      token = ctx.formParam(SignedIn.FIELD);
    }
    if (token == null
        || !MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8),
            session.formToken().getBytes(StandardCharsets.UTF_8))) {
      throw ProblemException.of(
          ProblemType.CROSS_SITE,
          "Siden er hentet, før du loggede ind, eller ændringen kommer et andet sted fra."
              + " Hent siden igen.",
          "The page was loaded before you signed in, or the change comes from elsewhere. Load the"
              + " page again.");
    }
  }

  private static boolean isOpen(String path) {
    return OPEN.contains(path) || path.equals(LoginRoutes.LOGOUT) || path.startsWith(OPEN_FILES);
  }

  private Principal program(Context ctx, ApiIdentity by, String credentials) {
    limits.requireFewFailures(ctx);
    if (!credentials.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      throw unauthenticated(ctx, CHALLENGE);
    }
    try {
      return by.tokens().verify(credentials.substring(BEARER.length()).strip());
    } catch (IdentityRefusedException e) {
      limits.failed(ctx);
      LOG.info("a token is refused: {}", e.refusal().code());
      throw unauthenticated(
          ctx,
          CHALLENGE + ", error=\"invalid_token\", error_description=\"" + e.refusal().text() + '"');
    } catch (ProviderUnavailableException e) {
      throw Problems.identityUnavailable();
    }
  }

  private static ProblemException unauthenticated(Context ctx, String challenge) {
    ctx.header(Header.WWW_AUTHENTICATE, challenge);
    return ProblemException.of(
        ProblemType.UNAUTHENTICATED,
        "Log ind, eller send et gyldigt token.",
        "Sign in, or send a token that holds.");
  }

  /** Not a page that is left open and asks for itself. */
  private static boolean isActive(Context ctx) {
    return !READING.contains(ctx.method().name()) || isNavigation(ctx);
  }

  /** A page, or a form of one, in a browser's window. */
  private static boolean isOfPage(Context ctx) {
    String method = ctx.method().name();
    return (method.equals("GET") || method.equals("POST"))
        && isNavigation(ctx)
        && Problems.isRead(ctx);
  }

  /** Older browsers do not tell. */
  private static boolean isNavigation(Context ctx) {
    String mode = ctx.header("Sec-Fetch-Mode");
    return mode == null || mode.equals("navigate");
  }

  private static String ownAddress(Context ctx) {
    String query = ctx.req().getQueryString();
    return ctx.req().getRequestURI() + (query == null ? "" : '?' + query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
