package dk.fristvagt.api.http;

import dk.fristvagt.identity.IdentityRefusedException;
import dk.fristvagt.identity.Login;
import dk.fristvagt.identity.ProviderUnavailableException;
import dk.fristvagt.identity.Refusal;
import dk.fristvagt.identity.Session;
import dk.fristvagt.identity.Sessions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /login} sends a browser to the identity provider, {@code GET /login/callback} takes it
 * back, {@code POST /logout} ends the session here and at the provider, {@code GET /logged-out}
 * says so.
 */
final class LoginRoutes {

  static final String LOGIN = "/login";
  static final String CALLBACK = "/login/callback";
  static final String LOGOUT = "/logout";
  static final String ENDED = "/logged-out";

  /** Before a key that was given out because the one of before is not known here. */
  private static final String AGAIN = "again.";

  private static final Logger LOG = LoggerFactory.getLogger(LoginRoutes.class);

  private final ApiIdentity identity;
  private final Login login;
  private final SessionCookies cookies;
  private final PageRoutes pages;
  private final RateLimits limits;

  LoginRoutes(ApiIdentity identity, Login login, PageRoutes pages, RateLimits limits) {
    this.limits = limits;
    this.identity = identity;
    this.login = login;
    this.cookies = new SessionCookies(identity.isSecure());
    this.pages = pages;
  }

  void register(RoutesConfig routes) {
    routes.get(LOGIN, this::begin, RoutePermission.PUBLIC);
    routes.get(CALLBACK, this::complete, RoutePermission.PUBLIC);
    routes.post(LOGOUT, this::logout, RoutePermission.PUBLIC);
    routes.get(
        ENDED,
        ctx ->
            pages.notice(
                ctx,
                "Du er logget ud",
                "You are signed out",
                "Luk browseren, hvis andre bruger denne maskine.",
                "Close the browser if others use this machine."),
        RoutePermission.PUBLIC);
  }

  private void begin(Context ctx) {
    begin(ctx, ReturnAddress.of(ctx.queryParam("return")), "");
  }

  private void begin(Context ctx, String returnTo, String mark) {
    limits.signIn(ctx);
    Login.Begun begun;
    try {
      begun = login.begin(own(ctx, CALLBACK), returnTo);
    } catch (ProviderUnavailableException e) {
      throw Problems.identityUnavailable();
    }
    cookies.setLogin(ctx, begun.state(), mark + begun.key());
    ctx.redirect(begun.address().toString());
  }

  /** The session of before, if any, ends: nobody can have chosen the new one's id. */
  private void complete(Context ctx) {
    limits.requireFewFailures(ctx);
    String state = ctx.queryParam("state");
    Optional<String> held = cookies.login(ctx, state);
    boolean again = held.filter(key -> key.startsWith(AGAIN)).isPresent();
    Optional<String> key = held.map(one -> again ? one.substring(AGAIN.length()) : one);
    cookies.clearLogin(ctx, state);
    Login.Done done;
    try {
      done = login.complete(key.orElse(null), ctx.queryParamMap());
    } catch (ProviderUnavailableException e) {
      throw Problems.identityUnavailable();
    } catch (IdentityRefusedException e) {
      if (e.refusal() == Refusal.UNKNOWN_ATTEMPT && key.isPresent() && !again) {
        // Begun at an instance that is gone, or long ago. Once, lest instances take turns for ever.
        LOG.info("a sign-in that is not known here begins again");
        begin(ctx, ReturnAddress.HOME, AGAIN);
        return;
      }
      limits.failed(ctx);
      LOG.warn("a sign-in failed: {}", e.refusal().code());
      throw failed(e.refusal());
    }
    cookies.session(ctx).ifPresent(identity.sessions()::end);
    Sessions.Opened opened = identity.sessions().open(done.principal(), done.idToken());
    cookies.setSession(ctx, opened.id());
    String page = done.returnTo();
    ctx.redirect(
        page.equals(ReturnAddress.HOME) ? FirstPage.of(done.principal()) : page,
        HttpStatus.SEE_OTHER);
  }

  /** A session that is over here may go on at the provider; it ends there all the same. */
  private void logout(Context ctx) {
    Optional<String> id = cookies.session(ctx);
    Optional<Session> session = id.flatMap(one -> identity.sessions().find(one, false));
    session.ifPresent(one -> Authentication.requireOwnForm(ctx, one));
    id.ifPresent(identity.sessions()::end);
    cookies.clearSession(ctx);
    URI ended = own(ctx, ENDED);
    URI next =
        id.flatMap(one -> login.logoutAddress(session.map(Session::idToken), ended)).orElse(ended);
    // The pages of before are not to be had by the browser's back button.
    ctx.header("Clear-Site-Data", "\"cache\"");
    ctx.redirect(next.toString(), HttpStatus.SEE_OTHER);
  }

  /** Without a public address only this machine's names come this far ({@link SecurityHeaders}). */
  private URI own(Context ctx, String path) {
    return identity
        .publicUrl()
        .orElseGet(() -> URI.create("http://" + ctx.header(Header.HOST) + '/'))
        .resolve(path);
  }

  private static ProblemException failed(Refusal refusal) {
    return refusal == Refusal.PERSONAL_NUMBER
        ? ProblemException.of(
            ProblemType.SIGN_IN_FAILED,
            "Login-løsningen oplyser et CPR-nummer som brugernavn. Det tages ikke imod; den skal"
                + " oplyse et pseudonym.",
            "The identity provider names you by a CPR number, which is not taken; it is to send a"
                + " pseudonym.")
        : ProblemException.of(
            ProblemType.SIGN_IN_FAILED,
            "Du blev ikke logget ind. Prøv igen; det skal ske i samme browser og inden ti minutter.",
            "You were not signed in. Try again; it has to be in one browser and within ten"
                + " minutes.");
  }
}
