package dk.fristvagt.api.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookies: of a session, and of each sign-in under way, since several pages of one browser may
 * find out at once that their session is over. None can be read by a script, and none is sent with
 * what a page of elsewhere sends, save where it leads a reader here. Where browsers reach the
 * service by TLS they are never sent without, and no other host can set them ({@code __Host-}).
 */
final class SessionCookies {

  private static final String SET_COOKIE = "Set-Cookie";
  private static final String NAME = "fristvagt";
  private static final String LOGIN_NAME = "fristvagt-login-";
  private static final Duration LOGIN_FOR = Duration.ofMinutes(10);

  /** Beyond which those of before are given up, so that no browser sends more than we read. */
  private static final int MOST_LOGINS = 8;

  /** As we name sign-ins ourselves; nothing else comes into the name of a cookie. */
  private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{1,60}");

  /** Far longer than any key. */
  private static final int LONGEST = 100;

  private final boolean secure;

  SessionCookies(boolean secure) {
    this.secure = secure;
  }

  Optional<String> session(Context ctx) {
    return value(ctx, NAME);
  }

  /**
   * What the browser holds for a sign-in.
   *
   * @param state null where none came back
   */
  Optional<String> login(Context ctx, String state) {
    return isState(state) ? value(ctx, LOGIN_NAME + state) : Optional.empty();
  }

  /** Until the browser is closed; the session may end before. */
  void setSession(Context ctx, String id) {
    set(ctx, NAME, id, "");
  }

  void setLogin(Context ctx, String state, String key) {
    List<String> before =
        ctx.cookieMap().keySet().stream()
            .filter(name -> name.startsWith(full(LOGIN_NAME)))
            .toList();
    if (before.size() >= MOST_LOGINS) {
      before.forEach(name -> clearLogin(ctx, name.substring(full(LOGIN_NAME).length())));
    }
    set(ctx, LOGIN_NAME + state, key, "; Max-Age=" + LOGIN_FOR.toSeconds());
  }

  void clearSession(Context ctx) {
    set(ctx, NAME, "", "; Max-Age=0");
  }

  void clearLogin(Context ctx, String state) {
    if (isState(state)) {
      set(ctx, LOGIN_NAME + state, "", "; Max-Age=0");
    }
  }

  private static boolean isState(String state) {
    return state != null && STATE.matcher(state).matches();
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
