package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.rules.fact.RejectReason;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks a running service for its rejects. */
@Command(
    name = "list",
    description =
        "Prints how many rejects there are by reason, and the latest; never what was in them.")
final class RejectsListCommand implements Callable<Integer> {

  private static final int MAX_LIMIT = 500;

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Mixin private ServiceOptions service;

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "List only these: one of ${COMPLETION-CANDIDATES}.")
  private RejectReason reason;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "50",
      description = "List the latest N, 1 to 500 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(names = "--json", description = "Print the service's answer as it is.")
  private boolean json;

  @Override
  public Integer call() {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new ParameterException(
          command.commandLine(), "--limit must be 1 to " + MAX_LIMIT + ".");
    }
    Map<String, String> parameters = new HashMap<>();
    parameters.put("reason", reason == null ? null : reason.name());
    parameters.put("limit", String.valueOf(limit));
    JsonNode report = service.client().get("api/v1/rejects", parameters);
    if (json) {
      StandardOutput.line(report.toString());
    } else {
      print(report);
    }
    return 0;
  }

  private static void print(JsonNode report) {
    StandardOutput.line(
        report.path("total").asText()
            + " rejects, "
            + report.path("retried").asText()
            + " of them taken in after all"
            + (report.path("complete").asBoolean() ? "" : "; not all are read yet"));
    if (report.path("failingSince").isTextual()) {
      StandardOutput.line(
          "They cannot be read further since " + report.path("failingSince").asText() + ".");
    }
    if (report.path("reasons").isEmpty()) {
      return;
    }
    StandardOutput.line("");
    TextTable reasons = new TextTable(1, "reason", "total", "retried", "retriable");
    for (JsonNode of : report.path("reasons")) {
      reasons.row(
          of.path("reason").asText(),
          of.path("total").asText(),
          of.path("retried").asText(),
          of.path("retriable").asText());
    }
    reasons.print();
    StandardOutput.line("");
    TextTable rejects = new TextTable(6, "id", "recorded", "reason", "from", "retry", "detail");
    for (JsonNode reject : report.path("rejects")) {
      rejects.row(
          reject.path("id").asText(),
          reject.path("recordedAt").asText(),
          reject.path("reason").asText(),
          origin(reject.path("origin")),
          retry(reject),
          reject.path("detail").asText());
    }
    rejects.print();
  }

  private static String origin(JsonNode origin) {
    return origin.path("file").isTextual()
        ? origin.path("file").asText() + ':' + origin.path("line").asText()
        : origin.path("topic").asText()
            + '-'
            + origin.path("partition").asText()
            + '@'
            + origin.path("offset").asText();
  }

  private static String retry(JsonNode reject) {
    if (reject.path("retriedAt").isTextual()) {
      return "done";
    }
    return reject.path("retriable").asBoolean()
        ? "possible"
        : "no: " + reject.path("notRetriableBecause").asText();
  }
}
