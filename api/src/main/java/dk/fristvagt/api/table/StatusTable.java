package dk.fristvagt.api.table;

import dk.fristvagt.api.report.Gauges;
import dk.fristvagt.api.report.RuleStatus;
import dk.fristvagt.api.report.StatusReport;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.List;

/** How things stand: a row per rule, and the totals. */
public final class StatusTable {

  private StatusTable() {}

  public static TableFile of(StatusReport report, Language language) {
    if (report.gauges() == null) {
      return TableFile.of(
          "status",
          report.clock(),
          report.partitions(),
          counts(language).rows(report.rules()),
          totalCounts(language).rows(List.of(report)));
    }
    return TableFile.of(
        "status",
        report.clock(),
        report.partitions(),
        rules(report, language),
        totals(report, language));
  }

  private static Table rules(StatusReport report, Language language) {
    return counts(language)
        .instant(
            "Ældste overskredne frist", "Oldest overdue deadline", RuleStatus::oldestOverdueDue)
        .whole("Med frist, denne måned", "Due, this month", row -> row.thisMonth().due())
        .whole("Rettidige, denne måned", "Met, this month", row -> row.thisMonth().met())
        .share(
            "Andel rettidige, denne måned",
            "Share in time, this month",
            row -> row.thisMonth().share())
        .whole("Med frist, 30 dage", "Due, 30 days", row -> row.last30Days().due())
        .whole("Rettidige, 30 dage", "Met, 30 days", row -> row.last30Days().met())
        .share(
            "Andel rettidige, 30 dage", "Share in time, 30 days", row -> row.last30Days().share())
        .share("Mål", "Target", RuleStatus::target)
        .text("Vurdering", "Verdict", row -> row.verdict().label())
        .rows(report.rules());
  }

  private static Table totals(StatusReport report, Language language) {
    return totalCounts(language)
        .whole("Åbne sager", "Open cases", row -> row.gauges().openCases())
        .whole(
            "Børn med en indsats",
            "Children with a measure",
            row -> row.gauges().childrenWithMeasure())
        .whole(
            "Underretninger, denne måned",
            "Notifications, this month",
            TableColumns.of(row -> row.gauges().notifications(), Gauges.Notifications::thisMonth))
        .whole(
            "Underretninger, 30 dage",
            "Notifications, 30 days",
            TableColumns.of(row -> row.gauges().notifications(), Gauges.Notifications::last30Days))
        .whole(
            "Rådgivere med sager",
            "Caseworkers with cases",
            row -> row.gauges().caseload().caseworkers())
        .whole(
            "Sager pr. rådgiver, højest",
            "Cases per caseworker, most",
            row -> row.gauges().caseload().max())
        .decimal(
            "Sager pr. rådgiver, gennemsnit",
            "Cases per caseworker, average",
            row -> row.gauges().caseload().average())
        .whole(
            "Sager uden rådgiver",
            "Cases without caseworker",
            row -> row.gauges().caseload().unassigned())
        .rows(List.of(report));
  }

  /** What everybody may see who may see anything of it. */
  private static TableColumns<RuleStatus> counts(Language language) {
    return Table.<RuleStatus>of(language, "Regler", "Rules")
        .text("Regel", "Rule", RuleStatus::id)
        .words("Navn", "Name", RuleStatus::name)
        .whole("Åbne", "Open", RuleStatus::open)
        .whole("Udløber snart", "Due soon", RuleStatus::dueSoon)
        .whole("Overskredne", "Overdue", RuleStatus::overdue);
  }

  private static TableColumns<StatusReport> totalCounts(Language language) {
    return Table.<StatusReport>of(language, "I alt", "Totals")
        .flag("Data er bagud", "Stale", StatusReport::stale)
        .whole("Åbne", "Open", row -> row.totals().open())
        .whole("Udløber snart", "Due soon", row -> row.totals().dueSoon())
        .whole("Overskredne", "Overdue", row -> row.totals().overdue());
  }
}
