package dk.fristvagt.api.http;

import dk.fristvagt.identity.Access;
import dk.fristvagt.identity.Permission;
import dk.fristvagt.identity.Principal;
import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.Endpoint;
import io.javalin.security.Roles;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Set;

/**
 * Who may ask for what. Whatever is not granted is refused: a route that names no permission to
 * everybody, any other to whoever has not got it, before its parameters are read; only a person who
 * comes in by the front door is led to the first page that is theirs. What a route may show of what
 * there is, its handler asks here.
 */
final class Authorization {

  /** Somebody who is not known. */
  private static final Principal NOBODY = new Principal("", "", "", List.of());

  private Authorization() {}

  /** Comes into effect once {@link Authentication} has found out who asks. */
  static void register(RoutesConfig routes) {
    routes.beforeMatched(Authorization::authorize);
  }

  /**
   * Sees to it that each route names exactly one permission.
   *
   * @throws IllegalStateException when one does not
   */
  static void requirePermissions(Javalin javalin) {
    javalin
        .unsafe
        .internalRouter
        .allHttpHandlers()
        .forEach(
            handler -> {
              Endpoint endpoint = handler.endpoint;
              if (endpoint.method.isHttpMethod() && permission(roles(endpoint)) == null) {
                throw new IllegalStateException(
                    "a route must name one permission: " + endpoint.method + ' ' + endpoint.path);
              }
            });
  }

  /** What a route asks for; null where it does not name exactly one thing. */
  static RoutePermission permission(Set<RouteRole> roles) {
    return roles.size() == 1 && roles.iterator().next() instanceof RoutePermission permission
        ? permission
        : null;
  }

  static Set<RouteRole> roles(Endpoint endpoint) {
    Roles roles = endpoint.metadata(Roles.class);
    return roles == null ? Set.of() : roles.getRoles();
  }

  /** Who asks; somebody without a grant where that was not found out. */
  static Principal principal(Context ctx) {
    return RequestPrincipal.ifAny(ctx).orElse(NOBODY);
  }

  /** Of whom the route may show what it shows; nothing on a public one, which shows nothing. */
  static Access access(Context ctx) {
    RoutePermission permission = permission(ctx.routeRoles());
    return permission == null || permission.permission() == null
        ? Access.NOTHING
        : access(ctx, permission.permission());
  }

  /** Of whom something else than what the route is for may be shown. */
  static Access access(Context ctx, Permission permission) {
    return principal(ctx).access(permission);
  }

  /** Whether that may be shown of anybody. */
  static boolean mayAsk(Context ctx, Permission permission) {
    return !access(ctx, permission).isNothing();
  }

  /** Tells nothing of what there is. */
  static ProblemException forbidden() {
    return ProblemException.of(
        ProblemType.FORBIDDEN,
        "Du har ikke adgang til det, der er på denne adresse.",
        "You have no access to what is at this address.");
  }

  /** What answers that are not the same for everybody are told apart by; empty of who sees all. */
  static String tag(Context ctx) {
    Principal principal = principal(ctx);
    return principal == Principal.LOCAL ? "" : principal.grants().toString();
  }

  /** {@code Cache-Control} of an answer that may be kept, but is asked about again each time. */
  static String mayBeKept(Context ctx) {
    return principal(ctx) == Principal.LOCAL ? "no-cache" : "private, no-cache";
  }

  private static void authorize(Context ctx) {
    RoutePermission permission = permission(ctx.routeRoles());
    if (permission == null) {
      throw new IllegalStateException("a route without a permission");
    }
    if (permission.permission() == null || mayAsk(ctx, permission.permission())) {
      return;
    }
    if (!isWayIn(ctx)) {
      throw forbidden();
    }
    ctx.redirect(FirstPage.of(principal(ctx)), HttpStatus.SEE_OTHER);
    ctx.skipRemainingHandlers();
  }

  /** Where a person comes in who asks for no page in particular. */
  private static boolean isWayIn(Context ctx) {
    return ctx.path().equals(ReturnAddress.HOME)
        && RequestPrincipal.session(ctx).isPresent()
        && Problems.isRead(ctx);
  }
}
