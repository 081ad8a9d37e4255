package dk.fristvagt.api.http;

import dk.fristvagt.api.page.SignedIn;
import dk.fristvagt.identity.Principal;
import dk.fristvagt.identity.Session;
import io.javalin.http.Context;
import java.util.Optional;

/** Who asks, as {@link Authentication} found out. */
public final class RequestPrincipal {

  private static final String PRINCIPAL = "dk.fristvagt.principal";
  private static final String SESSION = "dk.fristvagt.session";

  private RequestPrincipal() {}

  /**
   * @throws IllegalStateException where nobody was asked who they are, which is so for the few
   *     addresses that are open to everybody
   */
  public static Principal of(Context ctx) {
    return ifAny(ctx).orElseThrow(() -> new IllegalStateException("nobody was asked who they are"));
  }

  /** Empty for an address that is open to everybody. */
  public static Optional<Principal> ifAny(Context ctx) {
    return Optional.ofNullable(ctx.attribute(PRINCIPAL));
  }

  static void set(Context ctx, Principal principal) {
    ctx.attribute(PRINCIPAL, principal);
  }

  static void set(Context ctx, Session session) {
    ctx.attribute(SESSION, session);
    set(ctx, session.principal());
  }

  /** Empty for a program, and where nobody has signed in. */
  static Optional<Session> session(Context ctx) {
    return Optional.ofNullable(ctx.attribute(SESSION));
  }

  /** For pages; null where nobody has signed in. */
  static SignedIn signedIn(Context ctx) {
    Session session = ctx.attribute(SESSION);
    return session == null ? null : new SignedIn(session.principal().name(), session.formToken());
  }
}
