package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.api.report.ExplanationReport;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.app.explain.FileExplanation;
import dk.fristvagt.app.runtime.CatalogueChoice;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.FactFiles;
import dk.fristvagt.app.runtime.ServiceClient;
import dk.fristvagt.rules.catalogue.text.Language;
import dk.fristvagt.rules.explanation.Explanation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why an obligation has the status it has. */
@Command(
    name = "explain",
    description = {
      "Says why an obligation has its status: the facts, the version of the rule, each step of the"
          + " calendar, whose it is, what was sent, and when what became known.",
      "Asks the running service; given files of facts, it answers from these alone, with the alerts"
          + " that a replay of them sends."
    })
final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Parameters(
      index = "0",
      paramLabel = "OBLIGATION-ID",
      description = "rule/municipality/case/event/occurrence, as lists of obligations give it.")
  private String id;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files of facts (NDJSON), in any order.")
  private List<Path> files;

  @Option(
      names = "--until",
      paramLabel = "INSTANT",
      description =
          "With files: as it stood at 2021-03-01T10:00:00Z, or at the start of a date in Denmark"
              + " (default: the last registration).")
  private Instant until;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "With files: rules as YAML (default: the built-in dk-child-services).")
  private Path catalogue;

  @Mixin private LanguageOption language;

  @Option(names = "--json", description = "Print one object, as the service answers it.")
  private boolean json;

  @Mixin private ServiceOptions service;

  @Override
  public Integer call() throws IOException {
    if (files == null) {
      if (until != null || catalogue != null) {
        throw usage("--until and --catalogue need a FILE of facts.");
      }
      ask();
    } else {
      if (service.isGiven()) {
        throw usage("--url and --data exclude files.");
      }
      read();
    }
    return 0;
  }

  private void ask() {
    String path =
        Arrays.stream(id.split("/", -1))
            .map(ServiceClient::escape)
            .collect(Collectors.joining("/"));
    String code = language.language() == Language.DANISH ? "da" : "en";
    JsonNode answer = service.client().get("api/v1/explanations/" + path, Map.of("lang", code));
    if (json) {
      StandardOutput.line(answer.toString());
      return;
    }
    int number = 1;
    for (JsonNode step : answer.path("steps")) {
      print(number++, step.path("text").asText(), step.path("eventId").textValue());
    }
  }

  private void read() throws IOException {
    FactFiles.requireReadable(files);
    FileExplanation.Outcome outcome =
        new FileExplanation(CatalogueChoice.load(catalogue))
            .explain(files, id, Optional.ofNullable(until), Instant.now());
    if (outcome.rejected() > 0) {
      command
          .commandLine()
          .getErr()
          .println(
              outcome.rejected() + " lines are no facts; see: fristvagt replay --report rejects");
    }
    Explanation explanation =
        outcome
            .explanation()
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "the files have no obligation of that id at "
                            + ReportJson.instant(Instant.ofEpochMilli(outcome.end()))
                            + "; see: fristvagt replay --report obligations"));
    ExplanationReport report = ExplanationReport.of(explanation, language.language());
    if (json) {
      StandardOutput.line(ReportJson.line(report));
      return;
    }
    int number = 1;
    for (ExplanationReport.Line step : report.steps()) {
      print(number++, step.text(), step.eventId());
    }
  }

  private static void print(int number, String text, String eventId) {
    StandardOutput.line(number + ". " + text + (eventId == null ? "" : " [" + eventId + ']'));
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
