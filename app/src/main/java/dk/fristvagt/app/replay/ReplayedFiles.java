package dk.fristvagt.app.replay;

import dk.fristvagt.app.runtime.ImportFiles;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.sources.FactLines;
import dk.fristvagt.sources.NdjsonReader;
import dk.fristvagt.sources.files.RowLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The files of a replay, and how they are read. */
record ReplayedFiles(List<Path> paths, FactLines.Format format) {

  /**
   * @throws IOException when a file cannot be read
   * @throws dk.fristvagt.app.runtime.CommandFailure when the mapping does not fit
   */
  static ReplayedFiles of(ReplaySettings settings, Progress progress, StopSignal stop)
      throws IOException {
    FactReader facts = new FactReader(settings.calendars()::zone);
    if (settings.mapping().isEmpty()) {
      return new ReplayedFiles(settings.files(), file -> NdjsonReader.open(file, facts));
    }
    ImportFiles csv =
        ImportFiles.of(settings.mapping().get(), settings.files(), facts, progress, stop);
    return new ReplayedFiles(csv.paths(), RowLines.of(csv.files()));
  }
}
