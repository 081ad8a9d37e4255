package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Volumes, caseloads and staff turnover. */
@Command(
    name = "gauges",
    description = {
      "Prints what a running service counts besides deadlines: open cases, children with a measure,"
          + " child assessments in progress, caseloads against their thresholds, and by period"
          + " notifications, cases opened and closed, and changes of caseworker."
    })
final class GaugesCommand implements Callable<Integer> {

  private static final List<String> TARGETS = List.of("CHILD_AND_FAMILY", "DISABILITY", "YOUTH");

  /** The periods by the names of the options. */
  enum Period {
    MONTH,
    QUARTER,
    YEAR;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Mixin private CommonOptions common;

  @Mixin private ServiceOptions service;

  @Mixin private LanguageOption language;

  @Option(
      names = "--period",
      paramLabel = "PERIOD",
      defaultValue = "month",
      description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Period period;

  @Option(
      names = "--from",
      paramLabel = "DATE",
      description = "The first period is the one that holds this date.")
  private LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "DATE",
      description = "The last period is the one that holds this date.")
  private LocalDate to;

  @Option(names = "--municipality", paramLabel = "CODE", description = "This municipality alone.")
  private String municipality;

  @Option(names = "--team", paramLabel = "NAME", description = "This team alone.")
  private String team;

  @Option(names = "--json", description = "Print the service's whole answer.")
  private boolean json;

  @Override
  public Integer call() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("municipality", municipality);
    parameters.put("team", team);
    parameters.put("period", period.toString());
    parameters.put("from", from == null ? null : from.toString());
    parameters.put("to", to == null ? null : to.toString());
    JsonNode report = service.client().get("api/v1/gauges", parameters);
    if (json) {
      StandardOutput.line(report.toString());
    } else {
      print(report, new FigureText(language.language()));
    }
    return 0;
  }

  private static void print(JsonNode report, FigureText text) {
    StandardOutput.line(text.say("Som kendt ", "As known at ") + report.get("clock").asText());
    print(standings(report.get("atClock"), text));
    print(caseloads(report.get("caseload"), text));
    print(periods(report.get("periods"), text));
  }

  private static void print(TextTable table) {
    if (!table.isEmpty()) {
      StandardOutput.line("");
      table.lines().forEach(StandardOutput::line);
    }
  }

  private static TextTable standings(JsonNode standings, FigureText text) {
    List<String> heading = new ArrayList<>();
    heading.add(text.say("Kommune", "Municipality"));
    heading.add(text.say("Åbne sager", "Open cases"));
    heading.addAll(targets(text));
    heading.add(text.say("Uden rådgiver", "Unassigned"));
    heading.add(text.say("Børn med indsats", "Children with a measure"));
    heading.add(text.say("Undersøgelser i gang", "Assessments in progress"));
    TextTable table = new TextTable(1, heading);
    for (JsonNode row : standings) {
      List<String> cells = new ArrayList<>();
      cells.add(row.get("municipality").asText());
      cells.add(row.get("openCases").asText());
      cells.addAll(byTarget(row.get("openByTarget")));
      cells.add(row.get("unassigned").asText());
      cells.add(row.get("childrenWithMeasure").asText());
      cells.add(row.get("runningAssessments").asText());
      table.row(cells);
    }
    return table;
  }

  private static TextTable caseloads(JsonNode caseloads, FigureText text) {
    List<String> heading = new ArrayList<>();
    heading.add(text.say("Rådgiver", "Caseworker"));
    heading.add(text.say("Kommune", "Municipality"));
    heading.add("Team");
    heading.add(text.say("Over grænsen", "Over the threshold"));
    heading.add(text.say("Sager", "Cases"));
    heading.addAll(targets(text));
    TextTable table = new TextTable(4, heading);
    for (JsonNode row : caseloads) {
      List<String> cells = new ArrayList<>();
      cells.add(row.get("caseworker").asText());
      cells.add(row.get("municipality").asText());
      cells.add(joined(row.get("teams")));
      cells.add(over(row.get("thresholds"), text));
      cells.add(row.get("cases").asText());
      cells.addAll(byTarget(row.get("byTarget")));
      table.row(cells);
    }
    return table;
  }

  private static TextTable periods(JsonNode periods, FigureText text) {
    TextTable table =
        new TextTable(
            2,
            List.of(
                text.say("Kommune", "Municipality"),
                text.say("Periode", "Period"),
                text.say("Underretninger", "Notifications"),
                text.say("pr. 1.000 børn", "per 1,000 children"),
                text.say("Børn (år)", "Children (year)"),
                text.say("Åbnet", "Opened"),
                text.say("Lukket", "Closed"),
                text.say("Åbne ved slut", "Open at end"),
                text.say("Med indsats", "With a measure"),
                text.say("Rådgiverskift", "Caseworker changes"),
                text.say("pr. 100 sager", "per 100 cases"),
                text.say("Rådgivere stoppet", "Caseworkers left")));
    for (JsonNode row : periods) {
      JsonNode population = row.get("population");
      long children = population.path("children").asLong();
      long notifications = row.get("notifications").asLong();
      table.row(
          List.of(
              row.get("municipality").asText(),
              row.get("period").asText() + (row.get("finished").asBoolean() ? "" : " *"),
              row.get("notifications").isNull() ? text.target(null) : Long.toString(notifications),
              text.per(1_000, notifications, row.get("notifications").isNull() ? 0 : children),
              population.isNull()
                  ? text.target(null)
                  : children + " (" + population.get("year").asText() + ")",
              row.get("opened").asText(),
              row.get("closed").asText(),
              row.get("openAtEnd").asText(),
              row.get("casesWithMeasureAtEnd").asText(),
              row.get("caseworkerChanges").asText(),
              text.per(100, row.get("caseworkerChanges").asLong(), row.get("openAtEnd").asLong()),
              row.get("caseworkersLeft").asText()
                  + text.say(" af ", " of ")
                  + row.get("caseworkersAtStart").asText()));
    }
    return table;
  }

  private static List<String> targets(FigureText text) {
    return List.of(
        text.say("Børn og familier", "Child and family"),
        text.say("Handicap", "Disability"),
        text.say("Unge", "Youth"));
  }

  private static List<String> byTarget(JsonNode counts) {
    return TARGETS.stream().map(target -> counts.path(target).asText("0")).toList();
  }

  private static String over(JsonNode thresholds, FigureText text) {
    List<String> over = new ArrayList<>();
    for (JsonNode threshold : thresholds) {
      if (threshold.get("over").asBoolean()) {
        over.add(
            threshold.get("cases").asText()
                + " > "
                + threshold.get("limit").asText()
                + ("national".equals(threshold.get("scope").asText())
                    ? text.say(" (landsdækkende)", " (national)")
                    : text.say(" (lokal)", " (local)")));
      }
    }
    return over.isEmpty() ? text.say("nej", "no") : String.join(", ", over);
  }

  private static String joined(JsonNode texts) {
    return String.join(
        ", ", StreamSupport.stream(texts.spliterator(), false).map(JsonNode::asText).toList());
  }
}
