package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.TraceContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Brings a file of facts into the topics that a test reads. */
public final class ImportedFacts {

  private ImportedFacts() {}

  /** Returns when all is written. */
  public static void of(
      Path file, KafkaConnection connection, TopicSettings topics, StopSignal stop)
      throws IOException {
    FactReader facts = new FactReader(Calendars.danish(false)::zone);
    ImportFiles files = ImportFiles.of(null, List.of(file), facts, Progress.SILENT, stop);
    new FileImportJob(connection, topics, TraceContext.NONE)
        .run(files, Optional.empty(), "test", notice -> {}, Progress.SILENT, stop);
  }
}
