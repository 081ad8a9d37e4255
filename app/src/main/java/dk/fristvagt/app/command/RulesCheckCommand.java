package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.CatalogueChoice;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.CatalogueError;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a catalogue. */
@Command(
    name = "check",
    description =
        "Prints every error of a catalogue at once, each with its line; exit code 1 when there are any.")
final class RulesCheckCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "A catalogue as YAML.")
  private Path file;

  @Option(names = "--json", description = "Print one object: valid, rules, gauges, errors.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try {
      Catalogue catalogue = new CatalogueLoader().load(file);
      if (json) {
        print(catalogue.rules().size(), catalogue.gauges().size(), List.of());
      } else {
        StandardOutput.line(
            file
                + ": no errors; catalogue "
                + catalogue.id()
                + ", "
                + catalogue.rules().size()
                + " rules, "
                + catalogue.gauges().size()
                + " gauges");
      }
      return 0;
    } catch (InvalidCatalogueException e) {
      if (json) {
        print(null, null, e.errors());
      } else {
        e.errors().forEach(error -> StandardOutput.line(CatalogueChoice.line(file, error)));
      }
      return 1;
    }
  }

  private void print(Integer rules, Integer gauges, List<CatalogueError> errors) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("file", file.toString());
    result.put("valid", errors.isEmpty());
    result.put("rules", rules);
    result.put("gauges", gauges);
    result.put("errors", errors.stream().map(RulesCheckCommand::object).toList());
    StandardOutput.json(result);
  }

  private static Map<String, Object> object(CatalogueError error) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("line", error.line());
    object.put("column", error.column());
    object.put("path", error.path());
    object.put("message", error.message());
    return object;
  }
}
