package dk.fristvagt.app.command;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.demo.Demo;
import dk.fristvagt.app.demo.DemoPopulation;
import dk.fristvagt.app.demo.DemoSize;
import dk.fristvagt.app.demo.DemoSource;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.StoppedException;
import dk.fristvagt.app.runtime.TemporaryDirectory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows everything. */
@Command(
    name = "demo",
    description = {
      "Runs everything on this machine - broker, registry, streams, API and pages - fed by a"
          + " generated municipality of Slagelse's size whose clock runs on visibly.",
      "Ctrl-C stops it."
    })
final class DemoCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final double FASTEST = 10_000_000;

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where the pages are; 0 for any that is free (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Keep everything here and go on from it the next time (default: thrown away at the end).")
  private Path data;

  @Option(
      names = "--speed",
      paramLabel = "X",
      defaultValue = "3600",
      description = "Simulated seconds per second (default: ${DEFAULT-VALUE}, an hour).")
  private double speed;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another seed, another municipality (default: 1).")
  private Long seed;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description = "Cases open at any time, about (default: 2100, as in Slagelse).")
  private Integer cases;

  @Option(
      names = "--history-days",
      paramLabel = "N",
      description = "Days of history that are loaded first (default: 730).")
  private Integer historyDays;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "Where the facts come from: generator, straight, or postgres, through a case system's"
              + " database on this machine and change data capture (default: generator, or what"
              + " --data was begun with).")
  private String source;

  @Option(names = "--json", description = "Print the address as JSON.")
  private boolean json;

  @Mixin private CatalogueOptions catalogues;

  @Mixin private PopulationOption population;

  @Override
  public Integer call() {
    if (!(speed > 0 && speed <= FASTEST)) {
      throw new ParameterException(
          command.commandLine(), "--speed must be more than 0, at most 10000000.");
    }
    Ports.check(command, port);
    DemoSize wanted = size();
    source();
    try (StopSignal stop = StopSignal.ofService()) {
      try {
        if (data != null) {
          run(DataDirectory.ensure(data), wanted, stop);
        } else {
          try (TemporaryDirectory directory = TemporaryDirectory.create()) {
            run(new DataDirectory(directory.path()), wanted, stop);
          }
        }
      } catch (StoppedException e) {
        return 0;
      } catch (RuntimeException e) {
        stop.markFailed();
        throw e;
      }
    }
    return 0;
  }

  /** Null when nothing was asked for. */
  private DemoSize size() {
    if (seed == null && cases == null && historyDays == null) {
      return null;
    }
    DemoSize ordinary = DemoSize.ORDINARY;
    try {
      return new DemoSize(
          seed == null ? ordinary.seed() : seed,
          cases == null ? ordinary.cases() : cases,
          historyDays == null ? ordinary.historyDays() : historyDays);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(command.commandLine(), e.getMessage() + ".");
    }
  }

  /** Null when nothing was asked for. */
  private DemoSource source() {
    if (source == null) {
      return null;
    }
    return switch (source) {
      case "generator" -> DemoSource.GENERATOR;
      case "postgres" -> DemoSource.POSTGRES;
      default ->
          throw new ParameterException(
              command.commandLine(), "--source must be generator or postgres.");
    };
  }

  private Population population() {
    return population.isGiven() ? population.load() : DemoPopulation.load();
  }

  private void run(DataDirectory directory, DemoSize wanted, StopSignal stop) {
    try (Progress progress = Terminal.progress()) {
      progress.at("Starting", 0, 0);
      try (Demo demo =
          Demo.start(
              new Demo.Settings(
                  directory, wanted, speed, port, catalogues.load(), population(), source()),
              stop)) {
        progress.close();
        Addresses.print(demo.address(), json);
        ClockLine line = new ClockLine(demo.service());
        HistoryProgress history = new HistoryProgress(demo.service(), demo.historyEnd(), progress);
        while (!stop.await(POLL)) {
          demo.requireAlive();
          if (history.update()) {
            line.print();
          }
        }
      }
    }
  }
}
