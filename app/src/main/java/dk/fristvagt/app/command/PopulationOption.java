package dk.fristvagt.app.command;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.runtime.PopulationFile;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many children live where. */
@Command
final class PopulationOption {

  @Option(
      names = "--population",
      paramLabel = "FILE",
      defaultValue = "${env:FRISTVAGT_POPULATION}",
      description =
          "Children aged 0-17 as CSV with the heading municipality,year,children, for notifications"
              + " per 1,000 children; or FRISTVAGT_POPULATION.")
  private Path file;

  boolean isGiven() {
    return file != null;
  }

  /** What the file says; nothing where none is named. */
  Population load() {
    return PopulationFile.load(file);
  }
}
