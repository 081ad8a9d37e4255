package dk.fristvagt.api.table;

import dk.fristvagt.api.report.GaugesReport;
import dk.fristvagt.api.report.GaugesReport.Caseload;
import dk.fristvagt.api.report.GaugesReport.Period;
import dk.fristvagt.api.report.GaugesReport.Standing;
import dk.fristvagt.api.report.GaugesReport.Threshold;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gauges: a row per municipality and period; and how things stand at the clock, open cases by team
 * and target group, caseloads, and caseloads against thresholds, the last two for those who may see
 * caseworkers.
 */
public final class GaugesTable {

  private GaugesTable() {}

  public static TableFile of(GaugesReport report, Language language) {
    if (report.caseload() == null) {
      return TableFile.of(
          "gauges",
          report.clock(),
          report.partitions(),
          periods(report, language),
          standings(report, language),
          openCases(report, language));
    }
    return TableFile.of(
        "gauges",
        report.clock(),
        report.partitions(),
        periods(report, language),
        standings(report, language),
        openCases(report, language),
        caseloads(report, language),
        thresholds(report, language));
  }

  private static Table periods(GaugesReport report, Language language) {
    return Table.<Period>of(language, "Perioder", "Periods")
        .text("Kommune", "Municipality", Period::municipality)
        .text("Periode", "Period", Period::period)
        .date("Fra", "From", Period::from)
        .date("Til", "To", Period::to)
        .flag("Afsluttet", "Finished", Period::finished)
        .whole("Underretninger", "Notifications", Period::notifications)
        .whole(
            "Børn i kommunen",
            "Children in the municipality",
            TableColumns.of(Period::population, Population.Count::children))
        .whole(
            "Børn i kommunen, år",
            "Children in the municipality, year",
            TableColumns.of(Period::population, Population.Count::year))
        .decimal(
            "Underretninger pr. 1.000 børn",
            "Notifications per 1,000 children",
            Period::notificationsPer1000Children)
        .whole("Åbnede sager", "Opened cases", Period::opened)
        .whole("Lukkede sager", "Closed cases", Period::closed)
        .whole("Åbne sager ved slutningen", "Open cases at the end", Period::openAtEnd)
        .whole(
            "Sager med en indsats ved slutningen",
            "Cases with a measure at the end",
            Period::casesWithMeasureAtEnd)
        .whole("Rådgiverskift", "Caseworker changes", Period::caseworkerChanges)
        .decimal(
            "Rådgiverskift pr. 100 åbne sager",
            "Caseworker changes per 100 open cases",
            Period::caseworkerChangesPer100OpenCases)
        .whole("Rådgivere ved begyndelsen", "Caseworkers at the start", Period::caseworkersAtStart)
        .whole("Rådgivere, der er fratrådt", "Caseworkers who left", Period::caseworkersLeft)
        .share("Personaleomsætning", "Staff turnover", Period::staffTurnover)
        .rows(report.periods());
  }

  private static Table standings(GaugesReport report, Language language) {
    return Table.<Standing>of(language, "Nu", "Now")
        .text("Kommune", "Municipality", Standing::municipality)
        .whole("Åbne sager", "Open cases", Standing::openCases)
        .whole("Sager uden rådgiver", "Cases without caseworker", Standing::unassigned)
        .whole("Børn med en indsats", "Children with a measure", Standing::childrenWithMeasure)
        .whole("Igangværende undersøgelser", "Assessments under way", Standing::runningAssessments)
        .rows(report.atClock());
  }

  private static Table openCases(GaugesReport report, Language language) {
    List<OpenCases> rows = new ArrayList<>();
    for (Standing standing : report.atClock()) {
      add(rows, standing.municipality(), null, standing.openCases(), standing.openByTarget());
      for (GaugesReport.Team team : standing.teams()) {
        add(rows, standing.municipality(), team.team(), team.openCases(), team.openByTarget());
      }
    }
    return Table.<OpenCases>of(language, "Åbne sager", "Open cases")
        .text("Kommune", "Municipality", OpenCases::municipality)
        .text("Team", "Team", OpenCases::team)
        .text("Målgruppe", "Target group", OpenCases::target)
        .whole("Åbne sager", "Open cases", OpenCases::cases)
        .rows(rows);
  }

  private static void add(
      List<OpenCases> rows,
      String municipality,
      String team,
      long all,
      Map<String, Long> byTarget) {
    rows.add(new OpenCases(municipality, team, null, all));
    byTarget.forEach((target, cases) -> rows.add(new OpenCases(municipality, team, target, cases)));
  }

  private static Table caseloads(GaugesReport report, Language language) {
    return Table.<Caseload>of(language, "Rådgivere", "Caseworkers")
        .text("Kommune", "Municipality", Caseload::municipality)
        .text("Rådgiver", "Caseworker", Caseload::caseworker)
        .text("Team", "Team", row -> String.join(", ", row.teams()))
        .whole("Åbne sager", "Open cases", Caseload::cases)
        .flag(
            "Over en grænse",
            "Over a threshold",
            row -> row.thresholds().stream().anyMatch(Threshold::over))
        .rows(report.caseload());
  }

  private static Table thresholds(GaugesReport report, Language language) {
    List<Held> rows =
        report.caseload().stream()
            .flatMap(load -> load.thresholds().stream().map(one -> new Held(load, one)))
            .toList();
    return Table.<Held>of(language, "Grænser", "Thresholds")
        .text("Kommune", "Municipality", row -> row.load().municipality())
        .text("Rådgiver", "Caseworker", row -> row.load().caseworker())
        .text("Målgruppe", "Target group", row -> row.threshold().target())
        .text("Kilde", "Scope", row -> row.threshold().scope())
        .whole("Grænse", "Threshold", row -> row.threshold().limit())
        .whole("Åbne sager", "Open cases", row -> row.threshold().cases())
        .flag("Over", "Over", row -> row.threshold().over())
        .rows(rows);
  }

  /**
   * Open cases.
   *
   * @param team null for all
   * @param target null for all
   */
  private record OpenCases(String municipality, String team, String target, long cases) {}

  private record Held(Caseload load, Threshold threshold) {}
}
