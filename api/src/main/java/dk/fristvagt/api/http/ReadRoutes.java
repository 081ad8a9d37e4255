package dk.fristvagt.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;

/** Routes that are only read. */
final class ReadRoutes {

  private ReadRoutes() {}

  /**
   * {@code GET}, and {@code HEAD} with the same headers: by itself HEAD would not ask the handler.
   */
  static void add(RoutesConfig routes, RoutePermission permission, String path, Handler handler) {
    routes.get(path, handler, permission);
    routes.head(path, handler, permission);
  }
}
