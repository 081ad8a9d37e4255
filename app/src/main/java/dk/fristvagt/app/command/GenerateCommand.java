package dk.fristvagt.app.command;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.sources.generator.NdjsonWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Invents case histories. */
@Command(
    name = "generate",
    description =
        "Invents the histories of a municipality as NDJSON, in the order of registration.")
final class GenerateCommand implements Callable<Integer> {

  private static final String ORDINARY = "ordinary";
  private static final List<String> SCENARIOS = List.of(ORDINARY);
  private static final int BUFFER_BYTES = 1 << 18;
  private static final int DEFAULT_YEARS = 2;

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Option(
      names = "--municipality",
      paramLabel = "CODE",
      defaultValue = "0330",
      description = "Four digits (default: ${DEFAULT-VALUE}, Slagelse).")
  private String municipality;

  @Option(
      names = "--cases",
      paramLabel = "N",
      defaultValue = "2100",
      description = "Cases open at any time, about (default: ${DEFAULT-VALUE}).")
  private int cases;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "First local day (default: two years before the end).")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "Local day at whose start the world ends (default: the first of this month).")
  private LocalDate to;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another seed, another municipality (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = ORDINARY,
      description = "How well the work goes; there is: " + ORDINARY + " (the default).")
  private String scenario;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to (default: standard output).")
  private Path output;

  @Override
  public Integer call() throws IOException {
    GeneratorSettings settings = settings();
    try (OutputStream out = open();
        NdjsonWriter writer = new NdjsonWriter(out)) {
      Iterator<Fact> facts = new HistoryGenerator(settings).inRegistrationOrder();
      while (facts.hasNext()) {
        writer.write(facts.next());
      }
    }
    return 0;
  }

  private GeneratorSettings settings() {
    if (!SCENARIOS.contains(scenario)) {
      throw usage(
          "there is no scenario '"
              + scenario
              + "'; there is: "
              + String.join(", ", SCENARIOS)
              + ".");
    }
    LocalDate end = to == null ? LocalDate.now(MunicipalCalendar.COPENHAGEN).withDayOfMonth(1) : to;
    LocalDate start = from == null ? end.minusYears(DEFAULT_YEARS) : from;
    try {
      return GeneratorSettings.ofSize(municipality, cases, start, end, seed);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage() + ".");
    }
  }

  private OutputStream open() throws IOException {
    return output == null
        ? StandardOutput.stream()
        : new BufferedOutputStream(Files.newOutputStream(output), BUFFER_BYTES);
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
