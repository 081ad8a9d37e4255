package dk.fristvagt.api.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;

/**
 * The two cookies: of a session, and of a sign-in under way. Neither can be read by a script, and
 * neither is sent with what a page of elsewhere sends, save where it leads a reader here. Where
 * browsers reach the service by TLS they are never sent without, and no other host can set them
 * ({@code __Host-}).
 */
final class SessionCookies {

  private static final String SET_COOKIE = "Set-Cookie";
  private static final String NAME = "fristvagt";
  private static final String LOGIN_NAME = "fristvagt-login";
  private static final Duration LOGIN_FOR = Duration.ofMinutes(10);

  /** Far longer than any key. */
  private static final int LONGEST = 100;

  private final boolean secure;

  SessionCookies(boolean secure) {
    this.secure = secure;
  }

  Optional<String> session(Context ctx) {
    return value(ctx, NAME);
  }

  Optional<String> login(Context ctx) {
    return value(ctx, LOGIN_NAME);
  }

  /** Until the browser is closed; the session may end before. */
  void setSession(Context ctx, String id) {
    set(ctx, NAME, id, "");
  }

  void setLogin(Context ctx, String key) {
    set(ctx, LOGIN_NAME, key, "; Max-Age=" + LOGIN_FOR.toSeconds());
  }

  void clearSession(Context ctx) {
    set(ctx, NAME, "", "; Max-Age=0");
  }

  void clearLogin(Context ctx) {
    set(ctx, LOGIN_NAME, "", "; Max-Age=0");
  }

  private Optional<String> value(Context ctx, String name) {
    return Optional.ofNullable(ctx.cookie(full(name)))
        .filter(value -> !value.isEmpty() && value.length() <= LONGEST);
  }

  private void set(Context ctx, String name, String value, String age) {
    ctx.res()
        .addHeader(
            SET_COOKIE,
            full(name)
                + '='
                + value
                + "; Path=/; HttpOnly; SameSite=Lax"
                + (secure ? "; Secure" : "")
                + age);
  }

  private String full(String name) {
    return secure ? "__Host-" + name : name;
  }
}
