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

  private static final byte[] CONTRACT = read();
  private static final FixedAnswer YAML = new FixedAnswer("application/yaml", CONTRACT);
  private static final FixedAnswer JSON =
      new FixedAnswer(
          "application/json; charset=utf-8",
          ReportJson.bytes(
              new Load(LoadSettings.builder().build())
                  .loadFromString(new String(CONTRACT, StandardCharsets.UTF_8))));

  private ContractRoutes() {}

  static void register(RoutesConfig routes) {
    ReadRoutes.add(routes, "/openapi.yaml", YAML);
    ReadRoutes.add(routes, "/openapi.json", JSON);
  }

  private static byte[] read() {
    try (InputStream input =
        ContractRoutes.class.getResourceAsStream("/dk/fristvagt/api/openapi.yaml")) {
      return input.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
