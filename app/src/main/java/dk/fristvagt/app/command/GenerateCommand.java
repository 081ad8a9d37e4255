package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.csv.CsvFactWriter;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.sources.generator.MergedOrder;
import dk.fristvagt.sources.generator.Municipality;
import dk.fristvagt.sources.generator.NdjsonWriter;
import dk.fristvagt.sources.generator.scenario.Scenario;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
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
    description = {
      "Invents the histories of one or more municipalities as NDJSON, in the order of registration.",
      "With --scenario, those of a municipality whose facts give published figures: see"
          + " 'fristvagt scenarios list'."
    })
final class GenerateCommand implements Callable<Integer> {

  private static final String ORDINARY = "ordinary";
  private static final String ALL_MUNICIPALITIES = "all";
  private static final int BUFFER_BYTES = 1 << 18;
  private static final int DEFAULT_YEARS = 2;
  private static final int DEFAULT_CASES = 2_100;
  private static final long DEFAULT_SEED = 1;
  private static final String SLAGELSE = "0330";

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Option(
      names = "--municipality",
      paramLabel = "CODE",
      split = ",",
      description =
          "Four digits, several with commas, or all for all 98 (default: 0330, Slagelse).")
  private List<String> municipalities;

  @Option(
      names = "--cases",
      paramLabel = "N",
      description =
          "Cases open at any time, about (default: 2100); of several municipalities, those of"
              + " Slagelse, and the others in proportion to their inhabitants.")
  private Integer cases;

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
      description =
          "Another seed, another municipality (default: 1, or the scenario's own). A scenario's"
              + " figures are the same with every seed.")
  private Long seed;

  @Option(
      names = "--scenario",
      paramLabel = "NAME",
      defaultValue = ORDINARY,
      description = "A name of 'fristvagt scenarios list', or ordinary (the default).")
  private String scenario;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to (default: standard output).")
  private Path output;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      defaultValue = "ndjson",
      description =
          "ndjson (the default), or csv: a folder (--output) of CSV files as a case system exports"
              + " them, with the mapping that reads them.")
  private String format;

  @Override
  public Integer call() throws IOException {
    Iterator<Fact> facts = facts();
    if (format.equals("csv")) {
      return csv(facts);
    }
    if (!format.equals("ndjson")) {
      throw usage("--format must be ndjson or csv.");
    }
    try (OutputStream out = open();
        NdjsonWriter writer = new NdjsonWriter(out)) {
      while (facts.hasNext()) {
        writer.write(facts.next());
      }
    }
    return 0;
  }

  private int csv(Iterator<Fact> facts) throws IOException {
    if (output == null) {
      throw usage("--format csv needs a folder: --output DIR.");
    }
    try (CsvFactWriter writer =
        new CsvFactWriter(output, StandardCharsets.ISO_8859_1, MunicipalCalendar.COPENHAGEN)) {
      while (facts.hasNext()) {
        writer.write(facts.next());
      }
    }
    return 0;
  }

  private Iterator<Fact> facts() {
    if (scenario.equals(ORDINARY)) {
      return ordinary();
    }
    if (!Scenario.names().contains(scenario)) {
      throw usage(
          "there is no scenario '"
              + scenario
              + "'; there is: "
              + ORDINARY
              + ", "
              + String.join(", ", Scenario.names())
              + ".");
    }
    if (municipalities != null || cases != null || from != null || to != null) {
      throw usage("a scenario has its own --municipality, --cases, --from and --to.");
    }
    Scenario named = Scenario.of(scenario);
    try {
      return named.facts(seed == null ? named.ordinarySeed() : seed);
    } catch (IllegalStateException e) {
      throw new CommandFailure(
          scenario + " cannot be laid out with --seed " + seed + "; try another", e);
    }
  }

  private Iterator<Fact> ordinary() {
    LocalDate end = to == null ? LocalDate.now(MunicipalCalendar.COPENHAGEN).withDayOfMonth(1) : to;
    LocalDate start = from == null ? end.minusYears(DEFAULT_YEARS) : from;
    int inSlagelse = cases == null ? DEFAULT_CASES : cases;
    long chosenSeed = seed == null ? DEFAULT_SEED : seed;
    List<String> codes = municipalities == null ? List.of(SLAGELSE) : municipalities;
    try {
      if (codes.size() == 1 && !codes.get(0).equals(ALL_MUNICIPALITIES)) {
        return new HistoryGenerator(
                GeneratorSettings.ofSize(codes.get(0), inSlagelse, start, end, chosenSeed))
            .inRegistrationOrder();
      }
      return new MergedOrder(
          several(codes).stream()
              .map(
                  municipality ->
                      new HistoryGenerator(
                              GeneratorSettings.ofSize(
                                  municipality.code(),
                                  municipality.openCases(inSlagelse),
                                  start,
                                  end,
                                  chosenSeed))
                          .inRegistrationOrder())
              .toList());
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage() + ".");
    }
  }

  private List<Municipality> several(List<String> codes) {
    if (codes.equals(List.of(ALL_MUNICIPALITIES))) {
      return Municipality.all();
    }
    for (String code : codes) {
      if (Municipality.all().stream().noneMatch(municipality -> municipality.code().equals(code))) {
        throw usage("there is no municipality " + code + ".");
      }
    }
    return Municipality.all().stream()
        .filter(municipality -> codes.contains(municipality.code()))
        .toList();
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
