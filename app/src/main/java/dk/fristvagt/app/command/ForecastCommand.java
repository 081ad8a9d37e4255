package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Asks a running service what falls due. */
@Command(
    name = "forecast",
    description =
        "Prints what falls due under each rule in the days ahead, and how many breaches to expect"
            + " among it, with an interval; asks a running service.",
    subcommands = ForecastBacktestCommand.class)
final class ForecastCommand implements Callable<Integer> {

  /** What rows are made by. */
  enum By {
    TEAM,
    MUNICIPALITY,
    RULE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private CommonOptions common;

  @Mixin private ServiceOptions service;

  @Option(names = "--rule", paramLabel = "ID", description = "Only these rules; may be repeated.")
  private List<String> rules;

  @Option(names = "--municipality", paramLabel = "CODE", description = "Only this municipality.")
  private String municipality;

  @Option(names = "--team", paramLabel = "NAME", description = "Only this team.")
  private String team;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "90",
      description = "Days ahead, today being the first (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      defaultValue = "team",
      description =
          "Of the days in --json, one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private By by;

  @Option(names = "--json", description = "Print the service's answer as it is, days included.")
  private boolean json;

  @Override
  public Integer call() {
    Map<String, String> parameters = new HashMap<>();
    parameters.put("rule", rules == null ? null : String.join(",", rules));
    parameters.put("municipality", municipality);
    parameters.put("team", team);
    parameters.put("days", String.valueOf(days));
    parameters.put("by", by.toString());
    JsonNode report = service.client().get("api/v1/forecast", parameters);
    if (json) {
      StandardOutput.line(report.toString());
    } else {
      print(report);
    }
    return 0;
  }

  private static void print(JsonNode report) {
    StandardOutput.line(
        report.path("from").asText()
            + " to "
            + report.path("to").asText()
            + ", by what was known at "
            + report.path("clock").asText()
            + "; curves as of "
            + report.path("curvesAsOf").asText());
    StandardOutput.line("");
    TextTable table =
        new TextTable(
            1,
            "rule",
            "overdue already",
            "falling due",
            "unknown",
            "expected breaches",
            "low",
            "high");
    for (JsonNode rule : report.path("rules")) {
      row(table, rule.path("rule").asText(), rule.path("overdue").asText(), rule);
    }
    row(table, "all", "", report.path("all"));
    table.print();
  }

  private static void row(TextTable table, String name, String overdue, JsonNode figures) {
    JsonNode expected = figures.path("expectedBreaches");
    table.row(
        name,
        overdue,
        figures.path("due").asText(),
        figures.path("unknown").asText(),
        TextTable.number(expected.isNumber() ? expected.asDouble() : null, 1),
        bound(figures.path("low")),
        bound(figures.path("high")));
  }

  private static String bound(JsonNode bound) {
    return bound.isNumber() ? bound.asText() : "–";
  }
}
