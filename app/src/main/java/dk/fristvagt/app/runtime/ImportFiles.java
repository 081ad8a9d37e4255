package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.sources.csv.CsvFiles;
import dk.fristvagt.sources.csv.CsvMapping;
import dk.fristvagt.sources.files.FactFile;
import dk.fristvagt.sources.files.NdjsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The files that an import reads, looked at but not read.
 *
 * @param ignored files in folders that the mapping has no kind for
 * @param mapping the digest of the mapping; empty for NDJSON
 */
public record ImportFiles(List<FactFile> files, List<Path> ignored, String mapping) {

  /**
   * @param mappingFile null for NDJSON
   * @throws IOException when a file cannot be read
   * @throws CommandFailure when a file is not what it must be
   */
  public static ImportFiles of(
      Path mappingFile, List<Path> paths, FactReader facts, Progress progress, StopSignal stop)
      throws IOException {
    if (mappingFile != null) {
      CsvMapping mapping = MappingChoice.load(mappingFile);
      CsvFiles csv = MappingChoice.match(mapping, mappingFile, paths, facts, progress, stop);
      return new ImportFiles(csv.files(), csv.ignored(), mapping.digest());
    }
    List<FactFile> files = new ArrayList<>();
    for (Path path : paths) {
      stop.check();
      progress.at("Looking at " + path.getFileName(), 0, 0);
      files.add(NdjsonFile.of(path, facts));
    }
    return new ImportFiles(files, List.of(), "");
  }

  /** Of the files. */
  public List<Path> paths() {
    return files.stream().map(FactFile::path).toList();
  }

  /**
   * Tells what cannot be read before anything is started.
   *
   * @param mappingFile null for NDJSON
   * @throws CommandFailure that names the first
   */
  public static void requireReadable(Path mappingFile, List<Path> paths) throws IOException {
    if (mappingFile == null) {
      for (Path path : paths) {
        String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
        if (Files.isDirectory(path) || name.endsWith(".csv") || name.endsWith(".csv.gz")) {
          throw new CommandFailure(
              path + " needs a mapping that says what its columns mean: --mapping FILE");
        }
      }
      FactFiles.requireReadable(paths);
      return;
    }
    FactFiles.requireReadable(List.of(mappingFile));
    FactFiles.requireReadable(paths.stream().filter(path -> !Files.isDirectory(path)).toList());
  }
}
