package dk.fristvagt.app.command;

import dk.fristvagt.sources.generator.scenario.Scenario;
import dk.fristvagt.sources.generator.scenario.ScenarioDescription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the scenarios. */
@Command(name = "list", description = "Lists the scenarios, one a line.")
final class ScenariosListCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Option(names = "--json", description = "One object a line: name, title, source, cutOff.")
  private boolean json;

  @Override
  public Integer call() {
    for (String name : Scenario.names()) {
      ScenarioDescription description = Scenario.of(name).description();
      if (json) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", name);
        object.put("title", description.title());
        object.put("source", description.source());
        object.put("cutOff", description.cutOff().toString());
        StandardOutput.json(object);
      } else {
        StandardOutput.line(name + ": " + description.title());
      }
    }
    return 0;
  }
}
