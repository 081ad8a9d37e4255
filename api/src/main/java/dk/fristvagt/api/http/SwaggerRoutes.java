package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Assets;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * Swagger UI at {@code /swagger}, which shows the contract and lets it be tried. Each file has a
 * route of its own: nothing else of the archive can be reached.
 */
final class SwaggerRoutes {

  static final String PATH = "/swagger";

  /**
   * The page's own policy: the service's, save that on this page alone images may be {@code data:},
   * as which Swagger UI's stylesheet draws its arrows and marks. Scripts and styles stay this
   * machine's files alone, neither inline nor evaluated.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self';"
          + " frame-ancestors 'none'; object-src 'none'";

  private static final String OWN = "/dk/fristvagt/api/swagger/";
  private static final String ARCHIVE = "/META-INF/resources/webjars/swagger-ui/" + version() + '/';
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  /** By their paths; the script's first line names its licences. */
  private static final Map<String, FixedAnswer> FILES =
      Map.of(
          PATH,
          new FixedAnswer("text/html; charset=utf-8", page()),
          PATH + "/initializer.js",
          new FixedAnswer(SCRIPT, read(OWN + "initializer.js")),
          PATH + "/swagger-ui.css",
          new FixedAnswer("text/css; charset=utf-8", read(ARCHIVE + "swagger-ui.css")),
          PATH + "/swagger-ui-bundle.js",
          new FixedAnswer(SCRIPT, read(ARCHIVE + "swagger-ui-bundle.js")),
          PATH + "/swagger-ui-bundle.js.LICENSE.txt",
          new FixedAnswer(
              "text/plain; charset=utf-8", read(ARCHIVE + "swagger-ui-bundle.js.LICENSE.txt")));

  private SwaggerRoutes() {}

  static void register(RoutesConfig routes) {
    routes.before(PATH, ctx -> ctx.header("Content-Security-Policy", CONTENT_SECURITY_POLICY));
    FILES.forEach((path, file) -> ReadRoutes.add(routes, RoutePermission.PUBLIC, path, file));
  }

  private static String version() {
    try (InputStream input =
        SwaggerRoutes.class.getResourceAsStream(
            "/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
      Properties properties = new Properties();
      properties.load(input);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With the icon where this version of it is served. */
  private static byte[] page() {
    String html = new String(read(OWN + "index.html"), StandardCharsets.UTF_8);
    return html.replace("/assets/icon.svg", Assets.ALL.path("icon.svg"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] read(String resource) {
    try (InputStream input = SwaggerRoutes.class.getResourceAsStream(resource)) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
