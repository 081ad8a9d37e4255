package dk.fristvagt.app.command;

import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.app.runtime.FactFiles;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.forecast.Backtest;
import dk.fristvagt.rules.forecast.BacktestReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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

/** Holds past forecasts against what came. */
@Command(
    name = "backtest",
    description = {
      "Makes the forecast at the first of each month from --from up to --to, as it would have been"
          + " made then, for 30 and for 90 days, and prints how well it did.",
      "The facts have to reach a year back of --from, and 90 days past the last forecast."
    })
final class ForecastBacktestCommand implements Callable<Integer> {

  private static final List<Integer> HORIZONS = List.of(30, 90);

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Mixin private CatalogueOptions catalogue;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files of facts (NDJSON), in any order.")
  private List<Path> files;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "DATE",
      description = "The first forecast is made at the first of a month on or after this day.")
  private LocalDate from;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "DATE",
      description = "The last forecast is made at the first of a month on or before this day.")
  private LocalDate to;

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    List<LocalDate> origins = origins();
    if (origins.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "There is no first of a month from --from up to --to.");
    }
    Catalogue rules = catalogue.load();
    FactFiles.requireReadable(files);
    Calendars calendars = Calendars.danish(rules.saturdayIsWorkingDay());
    Backtest backtest = new Backtest(new CaseEvaluator(rules, calendars), origins, HORIZONS);
    FactFiles facts;
    try (StopSignal stop = StopSignal.ofJob();
        Progress progress = Terminal.progress()) {
      facts = FactFiles.read(files, Optional.empty(), progress, stop);
      requireOutcomes(origins, facts, calendars);
      facts.forEachCase((id, records) -> backtest.add(records));
    }
    facts
        .rejected()
        .ifPresent(
            text -> command.commandLine().getErr().println(command.qualifiedName() + ": " + text));
    BacktestReport report = backtest.report();
    if (json) {
      StandardOutput.line(ReportJson.line(report));
    } else {
      new BacktestLines(report).print();
    }
    return 0;
  }

  private List<LocalDate> origins() {
    List<LocalDate> origins = new ArrayList<>();
    LocalDate first = from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
    for (LocalDate day = first; !day.isAfter(to); day = day.plusMonths(1)) {
      origins.add(day);
    }
    return origins;
  }

  /** What came of the last forecast must be known. */
  private void requireOutcomes(List<LocalDate> origins, FactFiles facts, Calendars calendars) {
    int longest = HORIZONS.stream().mapToInt(Integer::intValue).max().orElseThrow();
    LocalDate end = origins.get(origins.size() - 1).plusDays(longest);
    LocalDate last = calendars.of("").localDate(facts.clock());
    // The last day may well end without a registration.
    if (end.isAfter(last.plusDays(1))) {
      throw new ParameterException(
          command.commandLine(),
          "The facts end on "
              + last
              + "; the last forecast needs them until "
              + end
              + ". Choose an earlier --to.");
    }
  }
}
