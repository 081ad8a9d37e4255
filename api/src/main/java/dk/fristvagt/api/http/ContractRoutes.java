package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ReportJson;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * {@code GET /openapi.yaml}, the contract as it is written, and the same as {@code .json}; {@code
 * GET /asyncapi.yaml}, that of the topics.
 */
final class ContractRoutes {

  private static final byte[] CONTRACT = read("openapi.yaml");
  private static final FixedAnswer YAML = new FixedAnswer("application/yaml", CONTRACT);
  private static final FixedAnswer JSON =
      new FixedAnswer(
          "application/json; charset=utf-8",
          ReportJson.bytes(
              new Load(LoadSettings.builder().build())
                  .loadFromString(new String(CONTRACT, StandardCharsets.UTF_8))));

  private static final FixedAnswer TOPICS =
      new FixedAnswer("application/vnd.aai.asyncapi+yaml;version=3.0.0", read("asyncapi.yaml"));

  private ContractRoutes() {}

  static void register(RoutesConfig routes) {
    ReadRoutes.add(routes, RoutePermission.PUBLIC, "/openapi.yaml", YAML);
    ReadRoutes.add(routes, RoutePermission.PUBLIC, "/openapi.json", JSON);
    ReadRoutes.add(routes, RoutePermission.PUBLIC, "/asyncapi.yaml", TOPICS);
  }

  private static byte[] read(String name) {
    try (InputStream input =
        ContractRoutes.class.getResourceAsStream("/dk/fristvagt/api/" + name)) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
