package dk.fristvagt.api.http;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
  private static final String ARCHIVE = "/META-INF/resources/webjars/swagger-ui/";
  private static final String VERSION = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";
  private static final String SCRIPT = "text/javascript; charset=utf-8";

  private SwaggerRoutes() {}

  static void register(RoutesConfig routes) {
    String archive = ARCHIVE + version() + '/';
    routes.before(PATH, ctx -> ctx.header("Content-Security-Policy", CONTENT_SECURITY_POLICY));
    FixedAnswer.add(routes, PATH, "text/html; charset=utf-8", read(OWN + "index.html"));
    FixedAnswer.add(routes, PATH + "/initializer.js", SCRIPT, read(OWN + "initializer.js"));
    FixedAnswer.add(
        routes,
        PATH + "/swagger-ui.css",
        "text/css; charset=utf-8",
        read(archive + "swagger-ui.css"));
    String bundle = "swagger-ui-bundle.js";
    FixedAnswer.add(routes, PATH + '/' + bundle, SCRIPT, read(archive + bundle));
    // The script's first line names it.
    FixedAnswer.add(
        routes,
        PATH + '/' + bundle + ".LICENSE.txt",
        "text/plain; charset=utf-8",
        read(archive + bundle + ".LICENSE.txt"));
  }

  private static String version() {
    try (InputStream input = SwaggerRoutes.class.getResourceAsStream(VERSION)) {
      Properties properties = new Properties();
      properties.load(input);
      return properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String resource) {
    try (InputStream input = SwaggerRoutes.class.getResourceAsStream(resource)) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
