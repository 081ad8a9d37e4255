package dk.fristvagt.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Header;

/** Content that stays the same as long as the program does. */
final class FixedAnswer {

  private FixedAnswer() {}

  /** Serves it at one path, with a strong entity tag. */
  static void add(RoutesConfig routes, String path, String contentType, byte[] content) {
    String etag = Etags.of(content);
    ReadRoutes.add(
        routes,
        path,
        ctx -> {
          ctx.header(Header.CACHE_CONTROL, "no-cache");
          if (!Etags.notModified(ctx, etag)) {
            ctx.contentType(contentType).result(content);
          }
        });
  }
}
