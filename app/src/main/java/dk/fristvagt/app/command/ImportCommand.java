package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.ImportJob;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.sources.ImportReport;
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

/**
 * Brings files of facts into a system that runs, or into the data directory of one that is down.
 */
@Command(
    name = "import",
    description = {
      "Brings facts (NDJSON, one a line; .gz is unpacked) into case-changes.",
      "A bad line goes to the rejects and changes no figure; the rest goes on. With --data DIR the"
          + " embedded system there is used when it runs, and its broker is started for the time of"
          + " the import when it does not."
    })
final class ImportCommand implements Callable<Integer> {

  @Mixin private CommonOptions common;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files of facts, in any order.")
  private List<Path> files;

  @Mixin private TargetOptions target;

  @Mixin private TopicOptions topics;

  @Mixin private TraceOptions trace;

  @Option(names = "--json", description = "Print the counts as JSON.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    target.check();
    trace.context();
    ImportJob.requireReadable(files);
    try (StopSignal stop = StopSignal.ofJob();
        SystemAccess access = target.access(stop)) {
      ImportReport report;
      try (Progress progress = Terminal.progress()) {
        report =
            new ImportJob(
                    access.connection(), topics.settings(target.isEmbedded()), trace.context())
                .run(files, progress, stop);
      }
      print(report);
    }
    return 0;
  }

  private void print(ImportReport report) {
    long rejected = report.rejected().values().stream().mapToLong(Long::longValue).sum();
    if (json) {
      Map<String, Long> byReason = new LinkedHashMap<>();
      report.rejected().forEach((reason, n) -> byReason.put(reason.name(), n));
      Map<String, Object> counts = new LinkedHashMap<>();
      counts.put("read", report.read());
      counts.put("written", report.written());
      counts.put("rejected", rejected);
      counts.put("rejectedByReason", byReason);
      StandardOutput.json(counts);
    } else {
      StandardOutput.line("read      " + report.read());
      StandardOutput.line("written   " + report.written());
      StandardOutput.line("rejected  " + rejected);
      report
          .rejected()
          .forEach((reason, n) -> StandardOutput.line("  " + reason.name() + "  " + n));
    }
  }
}
