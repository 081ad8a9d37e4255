package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ReportJson;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code GET /openapi.yaml}, the contract as it is written, and the same as {@code .json}. */
final class ContractRoutes {

  private static final String RESOURCE = "/dk/fristvagt/api/openapi.yaml";

  private ContractRoutes() {}

  static void register(RoutesConfig routes) {
    byte[] yaml = yaml();
    Object contract =
        new Load(LoadSettings.builder().build())
            .loadFromString(new String(yaml, StandardCharsets.UTF_8));
    FixedAnswer.add(routes, "/openapi.yaml", "application/yaml", yaml);
    FixedAnswer.add(
        routes, "/openapi.json", "application/json; charset=utf-8", ReportJson.bytes(contract));
  }

  private static byte[] yaml() {
    try (InputStream input = ContractRoutes.class.getResourceAsStream(RESOURCE)) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
