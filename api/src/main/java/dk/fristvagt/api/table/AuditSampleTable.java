package dk.fristvagt.api.table;

import dk.fristvagt.api.report.AuditSampleReport;
import dk.fristvagt.api.report.AuditSampleReport.Group;
import dk.fristvagt.rules.audit.DrawnCase;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.ArrayList;
import java.util.List;

/** An audit sample: a row per drawn case in the order to be taken; and groups, and the draw. */
public final class AuditSampleTable {

  private AuditSampleTable() {}

  public static TableFile of(AuditSampleReport report, Language language) {
    return TableFile.of(
        "audit-samples",
        report.clock(),
        report.partitions(),
        cases(report, language),
        groups(report, language),
        draw(report, language));
  }

  /** Each row says the draw, too: a file of it alone must be enough to draw again. */
  private static Table cases(AuditSampleReport report, Language language) {
    List<Drawn> rows = new ArrayList<>();
    for (Group group : report.groups()) {
      int place = 0;
      for (DrawnCase drawn : group.cases()) {
        place++;
        rows.add(new Drawn(report, group, place, drawn));
      }
    }
    return Table.<Drawn>of(language, "Sager", "Cases")
        .text("Kommune", "Municipality", row -> row.group().municipality())
        .text("Gruppe", "Group", row -> row.group().group())
        .whole("Plads", "Place", Drawn::place)
        .text("Sag", "Case", row -> row.drawn().caseId())
        .text("Team", "Team", row -> row.drawn().team())
        .text("Rådgiver", "Caseworker", row -> row.drawn().caseworker())
        .text("Rang", "Rank", row -> row.drawn().rank())
        .text("Plan", "Plan", row -> row.report().plan())
        .text("Periode", "Period", row -> row.report().period())
        .text("Frø", "Seed", row -> row.report().seed())
        .rows(rows);
  }

  private static Table groups(AuditSampleReport report, Language language) {
    return Table.<Group>of(language, "Grupper", "Groups")
        .text("Kommune", "Municipality", Group::municipality)
        .text("Gruppe", "Group", Group::group)
        .whole("Sager i alt", "Cases in all", Group::population)
        .whole("Udtrukne sager", "Drawn cases", row -> row.cases().size())
        .flag("Færre sager end ønsket", "Fewer cases than asked for", Group::tooSmall)
        .rows(report.groups());
  }

  private static Table draw(AuditSampleReport report, Language language) {
    return Table.<AuditSampleReport>of(language, "Udtræk", "Draw")
        .text("Plan", "Plan", AuditSampleReport::plan)
        .text("Periode", "Period", AuditSampleReport::period)
        .date("Kendt ved begyndelsen af", "Known at the start of", AuditSampleReport::knownOn)
        .text("Frø", "Seed", AuditSampleReport::seed)
        .whole("Sager pr. gruppe", "Cases per group", AuditSampleReport::n)
        .whole("Sager i alt", "Cases in all", AuditSampleReport::population)
        .whole("Udtrukne sager", "Drawn cases", AuditSampleReport::drawn)
        .whole("For små grupper", "Groups that are too small", AuditSampleReport::tooSmall)
        .rows(List.of(report));
  }

  private record Drawn(AuditSampleReport report, Group group, int place, DrawnCase drawn) {}
}
