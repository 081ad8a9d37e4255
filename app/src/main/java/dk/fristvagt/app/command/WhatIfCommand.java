package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.report.WhatIfReport;
import dk.fristvagt.app.runtime.CatalogueChoice;
import dk.fristvagt.app.runtime.FactFiles;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.comparison.CatalogueComparison;
import dk.fristvagt.rules.comparison.DifferenceList;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries another catalogue on the same facts. */
@Command(
    name = "whatif",
    description = {
      "Compares two catalogues over the same facts: the figures per rule and month, and the"
          + " obligations that differ. Changes nothing.",
      "With FILEs over their facts, against --baseline; without, over the facts of a running"
          + " service, against the catalogue in force there."
    })
final class WhatIfCommand implements Callable<Integer> {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SERVICE_LIMIT = 10_000;

  /** What figures are told apart by, besides rule, municipality and month. */
  enum By {
    MUNICIPALITY("municipality"),
    TEAM("team");

    private final String label;

    By(String label) {
      this.label = label;
    }

    @Override
    public String toString() {
      return label;
    }
  }

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Mixin private ServiceOptions service;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files of facts (NDJSON), in any order.")
  private List<Path> files = List.of();

  @Option(
      names = "--catalogue",
      required = true,
      paramLabel = "FILE",
      description = "The catalogue that is tried, as YAML.")
  private Path catalogue;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "The catalogue that it is compared with, with FILEs (default: the built-in"
              + " dk-child-services).")
  private Path baseline;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description =
          "Evaluate at this clock, with FILEs: 2021-03-01T10:00:00Z, or a date for its start in"
              + " Denmark (default: the last registration).")
  private Instant until;

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      defaultValue = "municipality",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private By by;

  @Option(names = "--all", description = "Print the months that are the same, too.")
  private boolean all;

  @Option(names = "--obligations", description = "Print the obligations that differ instead.")
  private boolean obligations;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10000",
      description = "Of obligations, print the first N by id (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--json",
      description = "Print one JSON object a line: a rule and month, or an obligation.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    check();
    Catalogue tried = CatalogueChoice.load(catalogue);
    JsonNode report = files.isEmpty() ? ofService() : ofFiles(tried);
    WhatIfLines lines = new WhatIfLines(report, json, all);
    if (obligations) {
      lines.obligations();
    } else {
      lines.figures();
    }
    long unlisted = report.at("/obligations/differing").asLong() - report.path("differing").size();
    if (obligations && unlisted > 0) {
      command
          .commandLine()
          .getErr()
          .println(command.qualifiedName() + ": " + unlisted + " more differ; see --limit");
    }
    return 0;
  }

  private void check() {
    if (limit < 0) {
      throw usage("--limit must not be negative.");
    }
    if (!files.isEmpty() && service.isGiven()) {
      throw usage("FILEs and --url or --data exclude each other.");
    }
    if (files.isEmpty() && (baseline != null || until != null)) {
      throw usage(
          "--baseline and --until go with FILEs; a service compares with its own catalogue at its"
              + " own clock.");
    }
  }

  private JsonNode ofService() throws IOException {
    Map<String, String> parameters =
        Map.of(
            "by",
            by.label,
            "limit",
            String.valueOf(obligations ? Math.min(limit, SERVICE_LIMIT) : 0));
    return service
        .client()
        .post("api/v1/whatif", parameters, "application/yaml", Files.readString(catalogue));
  }

  private JsonNode ofFiles(Catalogue tried) throws IOException {
    Catalogue against = CatalogueChoice.load(baseline);
    FactFiles.requireReadable(files);
    DifferenceList differing = new DifferenceList(obligations ? limit : 0);
    boolean byTeam = by == By.TEAM;
    CatalogueComparison comparison =
        new CatalogueComparison(evaluator(against), evaluator(tried), byTeam, differing);
    FactFiles facts;
    try (StopSignal stop = StopSignal.ofJob();
        Progress progress = Terminal.progress()) {
      facts = FactFiles.read(files, Optional.ofNullable(until), progress, stop);
      facts.forEachCase((id, records) -> comparison.add(records, facts.clock()));
    }
    facts
        .rejected()
        .ifPresent(
            text -> command.commandLine().getErr().println(command.qualifiedName() + ": " + text));
    return JSON.readTree(
        ReportJson.bytes(
            WhatIfReport.of(facts.clock(), against, tried, byTeam, comparison, differing.all())));
  }

  private static CaseEvaluator evaluator(Catalogue catalogue) {
    return new CaseEvaluator(catalogue, Calendars.danish(catalogue.saturdayIsWorkingDay()));
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
