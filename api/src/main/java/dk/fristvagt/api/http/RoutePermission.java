package dk.fristvagt.api.http;

import dk.fristvagt.identity.Permission;
import io.javalin.security.RouteRole;
import java.util.Locale;

/** What one must be allowed to ask for a route. Each route names exactly one. */
enum RoutePermission implements RouteRole {
  /** Nothing: it tells nothing of what there is, but whether the service is up. */
  PUBLIC(null),
  COUNTS(Permission.COUNTS),
  FIGURES(Permission.FIGURES),
  CASES(Permission.CASES),
  OPERATIONS(Permission.OPERATIONS),
  ACCESS_LOG(Permission.ACCESS_LOG);

  private final Permission permission;

  RoutePermission(Permission permission) {
    this.permission = permission;
  }

  /** Of null: {@link #PUBLIC}. */
  static RoutePermission of(Permission permission) {
    return permission == null ? PUBLIC : valueOf(permission.name());
  }

  /** Null where everybody may. */
  Permission permission() {
    return permission;
  }

  /** The name in the contract: {@code access-log}. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
