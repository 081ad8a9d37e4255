package dk.fristvagt.app.command;

import dk.fristvagt.app.capture.MappingFile;
import dk.fristvagt.sources.capture.CaptureMapping;
import dk.fristvagt.sources.capture.MappingLoader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a mapping. */
@Command(
    name = "check",
    description = {
      "Prints every error of a mapping at once, each with its line, held against the events and,"
          + " with --database, against the database; exit code 1 when there are any.",
      "Else prints the columns that leave the database, and no other does."
    })
final class CaptureCheckCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "A mapping as YAML.")
  private Path file;

  @Mixin private DatabaseOptions database;

  @Option(
      names = "--publication",
      paramLabel = "NAME",
      description = "Look whether this publication has the tables, too.")
  private String publication;

  @Option(names = "--json", description = "Print the columns as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    MappingLoader.Loaded loaded = MappingFile.load(file);
    if (database.isGiven()) {
      MappingFile.check(file, loaded, database.database(), publication);
    }
    print(loaded.mapping());
    return 0;
  }

  private void print(CaptureMapping mapping) {
    Map<String, Set<String>> columns = mapping.columns();
    if (json) {
      Map<String, Object> answer = new LinkedHashMap<>();
      answer.put("source", mapping.source());
      answer.put("databaseChecked", database.isGiven());
      answer.put("columns", columns);
      StandardOutput.json(answer);
      return;
    }
    StandardOutput.line(
        file
            + ": no errors"
            + (database.isGiven() ? "" : " (not held against a database)")
            + "; these columns leave the database:");
    columns.forEach(
        (table, names) ->
            StandardOutput.line(
                "  " + mapping.schema() + "." + table + ": " + String.join(", ", names)));
  }
}
