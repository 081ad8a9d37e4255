package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.sources.csv.CsvFiles;
import dk.fristvagt.sources.csv.CsvMapping;
import dk.fristvagt.sources.csv.MappingLoader;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The mapping of a file, and the files that it is for. */
public final class MappingChoice {

  private MappingChoice() {}

  /**
   * @throws IOException when the file cannot be read
   * @throws CommandFailure with every error of the file, a line each, when it is no mapping
   */
  public static CsvMapping load(Path file) throws IOException {
    try {
      return new MappingLoader(System::getenv).load(file);
    } catch (InvalidMappingException e) {
      throw failure(file, e);
    }
  }

  /**
   * Holds the mapping against files and folders; reads no row.
   *
   * @param mappingFile where the mapping is from
   * @throws IOException when a file cannot be read
   * @throws CommandFailure with all that does not fit, a line each
   */
  public static CsvFiles match(
      CsvMapping mapping,
      Path mappingFile,
      List<Path> paths,
      FactReader facts,
      Progress progress,
      StopSignal stop)
      throws IOException {
    try {
      return CsvFiles.match(
          mapping,
          paths,
          facts,
          file -> {
            stop.check();
            progress.at("Looking at " + file.getFileName(), 0, 0);
          });
    } catch (InvalidMappingException e) {
      throw failure(mappingFile, e);
    }
  }

  /** Every error of a mapping of any kind, a line each. */
  public static CommandFailure failure(Path file, InvalidMappingException e) {
    return new CommandFailure(
        e.errors().stream()
            .map(error -> CatalogueChoice.line(file, error))
            .collect(Collectors.joining("\n")),
        e);
  }
}
