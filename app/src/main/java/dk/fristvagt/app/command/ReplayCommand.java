package dk.fristvagt.app.command;

import dk.fristvagt.app.replay.Replay;
import dk.fristvagt.app.replay.ReplayLines;
import dk.fristvagt.app.replay.ReplaySettings;
import dk.fristvagt.app.runtime.CatalogueChoice;
import dk.fristvagt.app.runtime.ImportFiles;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.sources.TickRule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays facts on a throw-away system and prints what came of them. */
@Command(
    name = "replay",
    description = {
      "Feeds facts, in the order of their registration, to a throw-away system of their own, and"
          + " prints one report as JSON lines on standard output.",
      "The clock ticks at each full hour UTC and each midnight in Denmark, and at the end."
    })
final class ReplayCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of facts (NDJSON), in any order.")
  private List<Path> files;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "The files are CSV, and this says what their columns mean: see 'import'.")
  private Path mapping;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description =
          "Stop here: 2021-03-01T10:00:00Z, or a date for its start in Denmark (default: the last"
              + " registration).")
  private Instant until;

  @Option(
      names = "--tick",
      paramLabel = "DURATION",
      defaultValue = "PT1H",
      description = "Time between ticks, besides local midnights (default: ${DEFAULT-VALUE}).")
  private Duration tick;

  @Option(
      names = "--report",
      paramLabel = "NAME",
      defaultValue = "obligations",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ReplayReportName report;

  @Mixin private ComplianceOptions compliance;

  @Mixin private PopulationOption population;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "Rules as YAML (default: the built-in dk-child-services).")
  private Path catalogue;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "2",
      description = "Partitions of the throw-away system (default: ${DEFAULT-VALUE}).")
  private int partitions;

  @Override
  public Integer call() throws IOException {
    if (tick.toMillis() < 1) {
      throw new ParameterException(command.commandLine(), "--tick must be at least a millisecond.");
    }
    if (partitions < 1 || partitions > 64) {
      throw new ParameterException(command.commandLine(), "--partitions must be from 1 to 64.");
    }
    checkReport();
    ReplaySettings settings =
        new ReplaySettings(
            files,
            Optional.ofNullable(until),
            TickRule.every(tick, List.of(MunicipalCalendar.COPENHAGEN)),
            CatalogueChoice.load(catalogue),
            partitions,
            Optional.ofNullable(mapping));
    ImportFiles.requireReadable(mapping, files);
    try (StopSignal stop = StopSignal.ofJob();
        Progress progress = Terminal.progress();
        Replay replay = Replay.run(settings, progress, stop)) {
      progress.close();
      try (OutputStream out = StandardOutput.stream()) {
        print(new ReplayLines(replay, out));
      }
    }
    return 0;
  }

  /** What can be wrong is said before everything is replayed. */
  private void checkReport() {
    try {
      switch (report) {
        case TARGETS -> compliance.targets();
        case RESTATEMENT -> compliance.restatement();
        case REGISTRATION_LAG -> compliance.registrationLag();
        case GAUGES -> {
          compliance.gauges();
          population.load();
        }
        default -> {}
      }
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage() + ".");
    }
  }

  private void print(ReplayLines lines) throws IOException {
    switch (report) {
      case OBLIGATIONS -> lines.obligations();
      case COMPLIANCE -> lines.compliance(compliance.query());
      case RESTATEMENT -> lines.restatement(compliance.restatement());
      case REGISTRATION_LAG -> lines.registrationLag(compliance.registrationLag());
      case ALERTS -> lines.alerts();
      case STATUS -> lines.status();
      case TARGETS -> lines.targets(compliance.targets());
      case GAUGES -> lines.gauges(compliance.gauges(), population.load());
      case REJECTS -> lines.rejects();
      case FORECAST -> lines.forecast();
    }
  }
}
