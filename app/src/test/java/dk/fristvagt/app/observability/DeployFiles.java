package dk.fristvagt.app.observability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files of {@code deploy/}, as a monitoring system reads them. */
final class DeployFiles {

  static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent();
  static final Path PROMETHEUS = REPOSITORY.resolve("deploy/prometheus");
  private static final Path GRAFANA = REPOSITORY.resolve("deploy/grafana");
  private static final ObjectMapper JSON = new ObjectMapper();

  private DeployFiles() {}

  /** Each rule of all groups: those with {@code record} and those with {@code alert}. */
  static List<JsonNode> rules() throws IOException {
    List<JsonNode> rules = new ArrayList<>();
    for (JsonNode group : yaml(PROMETHEUS.resolve("fristvagt.rules.yml")).path("groups")) {
      group.path("rules").forEach(rules::add);
    }
    return rules;
  }

  static JsonNode yaml(Path file) throws IOException {
    Object loaded = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    return JSON.valueToTree(loaded);
  }

  static List<Path> provisioning() throws IOException {
    return files(GRAFANA.resolve("provisioning"), ".yml");
  }

  static List<Path> dashboardFiles() throws IOException {
    return files(GRAFANA.resolve("dashboards"), ".json");
  }

  static JsonNode json(Path file) throws IOException {
    return JSON.readTree(Files.readString(file));
  }

  /** Every panel of every dashboard. */
  static List<JsonNode> panels() throws IOException {
    List<JsonNode> panels = new ArrayList<>();
    for (Path file : dashboardFiles()) {
      json(file).path("panels").forEach(panels::add);
    }
    return panels;
  }

  /** Every expression of a rule or a panel. */
  static List<String> expressions() throws IOException {
    List<String> expressions = new ArrayList<>();
    rules().forEach(rule -> expressions.add(rule.path("expr").asText()));
    for (JsonNode panel : panels()) {
      panel.path("targets").forEach(target -> expressions.add(target.path("expr").asText()));
    }
    return expressions;
  }

  private static List<Path> files(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
