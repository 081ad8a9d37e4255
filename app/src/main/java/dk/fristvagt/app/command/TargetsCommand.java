package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The committee's table. */
@Command(
    name = "targets",
    description = {
      "Prints each rule against its target, as a running service knows it: how many were met of how"
          + " many due, the share, the target in force, the gap in percentage points, the verdict"
          + " and the trend."
    })
final class TargetsCommand implements Callable<Integer> {

  /** The spans by the names of the options. */
  enum Span {
    THIS_MONTH("thisMonth", "denne måned", "this month"),
    LAST_MONTH("lastMonth", "sidste måned", "last month"),
    LAST_12_MONTHS("last12Months", "sidste 12 måneder", "last 12 months"),
    SINCE_FIRST_MILESTONE(
        "sinceFirstMilestone", "siden første milepæl", "since the first milestone");

    private final String field;
    private final String danish;
    private final String english;

    Span(String field, String danish, String english) {
      this.field = field;
      this.danish = danish;
      this.english = english;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** What rows are by. */
  enum By {
    MUNICIPALITY,
    TEAM;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private CommonOptions common;

  @Mixin private ServiceOptions service;

  @Mixin private LanguageOption language;

  @Option(
      names = "--span",
      paramLabel = "SPAN",
      defaultValue = "last-month",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Span span;

  @Option(
      names = "--by",
      paramLabel = "GROUP",
      defaultValue = "municipality",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private By by;

  @Option(names = "--rule", paramLabel = "ID", description = "This rule alone.")
  private String rule;

  @Option(names = "--municipality", paramLabel = "CODE", description = "This municipality alone.")
  private String municipality;

  @Option(names = "--team", paramLabel = "NAME", description = "This team alone.")
  private String team;

  @Option(
      names = "--json",
      description = "Print the service's whole answer, with every span and the rules' ids.")
  private boolean json;

  @Override
  public Integer call() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("rule", rule);
    parameters.put("municipality", municipality);
    parameters.put("team", team);
    parameters.put("by", by.toString());
    JsonNode report = service.client().get("api/v1/targets", parameters);
    if (json) {
      StandardOutput.line(report.toString());
    } else {
      print(report, new FigureText(language.language()));
    }
    return 0;
  }

  private void print(JsonNode report, FigureText text) {
    TextTable table = new TextTable(by == By.TEAM ? 3 : 2, heading(text));
    for (JsonNode row : report.get("rows")) {
      table.row(cells(row, text));
    }
    StandardOutput.line(
        text.say("Mål, ", "Targets, ")
            + text.say(span.danish, span.english)
            + text.say(", som kendt ", ", as known at ")
            + report.get("clock").asText());
    if (table.isEmpty()) {
      StandardOutput.line(text.say("Ingen tal endnu.", "No figures yet."));
    } else {
      table.lines().forEach(StandardOutput::line);
    }
  }

  private List<String> heading(FigureText text) {
    List<String> heading = new ArrayList<>();
    heading.add(text.say("Regel", "Rule"));
    heading.add(text.say("Kommune", "Municipality"));
    if (by == By.TEAM) {
      heading.add("Team");
    }
    heading.addAll(
        List.of(
            text.say("Til tiden", "Met"),
            text.say("Forfaldne", "Due"),
            text.say("Andel", "Share"),
            text.say("Mål", "Target"),
            text.say("Næste milepæl", "Next milestone"),
            text.say("Afstand", "Gap"),
            text.say("Vurdering", "Verdict"),
            text.say("Udvikling", "Trend")));
    return heading;
  }

  private List<String> cells(JsonNode row, FigureText text) {
    // A span that a rule has not reached is there as null.
    JsonNode figure = row.path(span.field).path("now");
    long met = figure.path("met").asLong();
    long due = figure.path("due").asLong();
    Integer percent = figure.path("percent").isNumber() ? figure.get("percent").asInt() : null;
    JsonNode next = row.get("next");
    List<String> cells = new ArrayList<>();
    cells.add(row.get("name").get(text.say("da", "en")).asText());
    cells.add(row.get("municipality").asText());
    if (by == By.TEAM) {
      cells.add(row.get("team").asText());
    }
    cells.addAll(
        List.of(
            Long.toString(met),
            Long.toString(due),
            text.percent(met, due),
            text.target(percent),
            next.isNull()
                ? text.target(null)
                : text.target(next.get("percent").asInt()) + " " + next.get("month").asText(),
            text.gap(met, due, percent),
            verdict(figure.path("verdict").asText("none"), text),
            trend(row.at("/trend/threeMonths/direction").asText(), text)));
    return cells;
  }

  private static String verdict(String verdict, FigureText text) {
    return switch (verdict) {
      case "green" -> text.say("grøn", "green");
      case "amber" -> text.say("gul", "amber");
      case "red" -> text.say("rød", "red");
      default -> text.say("ingen", "none");
    };
  }

  private static String trend(String direction, FigureText text) {
    return switch (direction) {
      case "better" -> text.say("bedre", "better");
      case "worse" -> text.say("dårligere", "worse");
      case "unchanged" -> text.say("uændret", "unchanged");
      default -> text.say("ingen", "none");
    };
  }
}
