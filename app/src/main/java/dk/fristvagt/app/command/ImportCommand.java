package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.DryRun;
import dk.fristvagt.app.runtime.FileImportJob;
import dk.fristvagt.app.runtime.ImportFiles;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.PublishedSchema;
import dk.fristvagt.sources.files.Comparison;
import dk.fristvagt.sources.files.FileSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Brings files of facts into a system that runs, or into the data directory of one that is down.
 */
@Command(
    name = "import",
    description = {
      "Brings facts into case-changes: NDJSON, one a line, or with --mapping the CSV files that a"
          + " case system exports (.gz is unpacked).",
      "A bad line goes to the rejects and changes no figure; the rest goes on. With --data DIR the"
          + " embedded system there is used when it runs, and its broker is started for the time of"
          + " the import when it does not.",
      "An import that was stopped goes on where it was when it is run again."
    })
final class ImportCommand implements Callable<Integer> {

  private static final Set<PublishedSchema> WRITTEN =
      EnumSet.of(PublishedSchema.CASE_CHANGE, PublishedSchema.REJECT);

  @Mixin private CommonOptions common;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of facts, in any order; with --mapping also folders.")
  private List<Path> files;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "What the columns of CSV files mean, as YAML.")
  private Path mapping;

  @Option(
      names = "--dry-run",
      description =
          "Read everything, write nothing, and say what would happen; where a system is named,"
              + " compared with what it holds.")
  private boolean dryRun;

  @Option(
      names = "--resume-file",
      paramLabel = "FILE",
      description =
          "Keeps how far the import is (default: in the data directory; with --bootstrap-servers"
              + " nowhere).")
  private Path resumeFile;

  @Option(names = "--from-start", description = "Do not go on where an import was stopped.")
  private boolean fromStart;

  @Mixin private TargetOptions target;

  @Mixin private TopicOptions topics;

  @Mixin private TraceOptions trace;

  @Option(names = "--json", description = "Print the counts as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    trace.context();
    if (!dryRun || target.isGiven()) {
      target.check();
    }
    ImportFiles.requireReadable(mapping, files);
    try (StopSignal stop = StopSignal.ofJob()) {
      return dryRun ? dryRun(stop) : run(stop);
    }
  }

  private int run(StopSignal stop) throws IOException {
    ImportFiles read;
    List<FileSummary> summaries;
    try (Progress progress = Terminal.progress()) {
      read = look(progress, stop);
      ImportIdentity identity = new ImportIdentity(read, target, topics);
      Optional<Path> resume = identity.resumeFile(resumeFile);
      if (fromStart && resume.isPresent()) {
        Files.deleteIfExists(resume.get());
      }
      try (SystemAccess access = target.access(stop, topics.names(), WRITTEN)) {
        summaries =
            new FileImportJob(
                    access.connection(), topics.settings(target.isEmbedded()), trace.context())
                .run(read, resume, identity.text(), StandardError::line, progress, stop);
      }
    }
    print(new ImportText(summaries, read.ignored(), mapping != null));
    return 0;
  }

  private int dryRun(StopSignal stop) throws IOException {
    ImportFiles read;
    List<FileSummary> summaries;
    Comparison comparison;
    try (Progress progress = Terminal.progress();
        DryRun run = DryRun.start(stop)) {
      read = look(progress, stop);
      summaries = run.read(read, progress);
      if (target.isGiven() && target.mayHoldFacts()) {
        try (SystemAccess access = target.access(stop)) {
          run.readLog(access.connection(), topics.names().caseChanges(), progress);
        }
      }
      comparison = run.compare();
    }
    print(
        new ImportText(summaries, read.ignored(), mapping != null)
            .dryRun(comparison, target.isGiven()));
    return 0;
  }

  private ImportFiles look(Progress progress, StopSignal stop) throws IOException {
    FactReader facts = new FactReader(Calendars.danish(false)::zone);
    return ImportFiles.of(mapping, files, facts, progress, stop);
  }

  private void print(ImportText text) {
    if (json) {
      StandardOutput.json(text.json());
    } else {
      text.lines().forEach(StandardOutput::line);
    }
  }
}
