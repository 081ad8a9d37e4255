package dk.fristvagt.app.command;

import dk.fristvagt.app.config.ConfigProblem;
import dk.fristvagt.app.config.Configuration;
import dk.fristvagt.app.config.EffectiveSetting;
import dk.fristvagt.app.config.InvalidConfigurationException;
import dk.fristvagt.app.config.Origin;
import dk.fristvagt.app.connection.ConnectionCheck;
import dk.fristvagt.app.connection.Finding;
import dk.fristvagt.app.connection.ProviderCheck;
import dk.fristvagt.app.runtime.KafkaConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what is configured, and whether it works. */
@Command(
    name = "check",
    description = {
      "Prints what is configured, each value with where it comes from and secrets hidden, or all"
          + " errors at once.",
      "With --connect it also tries broker, registry, schemas, topics and identity provider, and changes"
          + " nothing there. Exit code 1 when anything is wrong."
    })
final class ConfigCheckCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Mixin private ConfigOption config;

  @Mixin private TopicOptions topics;

  @Option(
      names = "--connect",
      description = "Try broker, registry, schemas, topics and identity provider, too.")
  private boolean connect;

  @Option(
      names = "--json",
      description = "Print one object: valid, and problems or settings (and connections).")
  private boolean json;

  @Override
  public Integer call() {
    Configuration configuration;
    try {
      configuration = ConfiguredDefaults.check(command);
    } catch (InvalidConfigurationException e) {
      printProblems(e.problems());
      return 1;
    }
    List<Finding> findings = connect ? connect(configuration) : List.of();
    print(configuration, findings);
    return findings.stream().allMatch(Finding::passed) ? 0 : 1;
  }

  private List<Finding> connect(Configuration configuration) {
    List<Finding> missing = new ArrayList<>();
    if (configuration.kafka().bootstrapServers().isEmpty()) {
      missing.add(new Finding("broker", false, "kafka.bootstrap-servers is not configured"));
    }
    if (configuration.registry().url().isEmpty()) {
      missing.add(new Finding("registry", false, "registry.url is not configured"));
    }
    List<Finding> findings = new ArrayList<>(kafka(configuration, missing));
    configuration.identity().map(ProviderCheck::run).ifPresent(findings::add);
    return findings;
  }

  private List<Finding> kafka(Configuration configuration, List<Finding> missing) {
    return missing.isEmpty()
        ? new ConnectionCheck(
                KafkaConnection.of(configuration.kafka(), configuration.registry()),
                configuration.kafka().connectTimeout())
            .all(topics.settings(false))
        : missing;
  }

  private void printProblems(List<ConfigProblem> problems) {
    if (!json) {
      problems.forEach(problem -> StandardOutput.line(problem.text()));
      return;
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("valid", false);
    answer.put(
        "problems",
        problems.stream()
            .map(
                problem -> {
                  Map<String, Object> one = new LinkedHashMap<>();
                  one.put("key", problem.key());
                  one.put("origin", problem.origin().text());
                  one.put("line", problem.origin() instanceof Origin.InFile in ? in.line() : null);
                  one.put("message", problem.message());
                  return one;
                })
            .toList());
    StandardOutput.json(answer);
  }

  private void print(Configuration configuration, List<Finding> findings) {
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("valid", true);
      answer.put(
          "settings", configuration.effective().stream().map(ConfigCheckCommand::setting).toList());
      if (connect) {
        answer.put("connections", findings);
      }
      StandardOutput.json(answer);
      return;
    }
    TextTable table = new TextTable(3, "setting", "value", "from");
    for (EffectiveSetting setting : configuration.effective()) {
      table.row(setting.key(), setting.value(), setting.origin().text());
    }
    table.print();
    if (connect) {
      StandardOutput.line("");
      TextTable connections = new TextTable(3, "part", "", "");
      findings.forEach(
          each -> connections.row(each.part(), each.passed() ? "ok" : "failed", each.message()));
      connections.lines().stream().skip(1).forEach(StandardOutput::line);
    }
  }

  private static Map<String, Object> setting(EffectiveSetting setting) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("key", setting.key());
    one.put("value", setting.value());
    one.put("origin", setting.origin().text());
    return one;
  }
}
