package dk.fristvagt.api.table;

import dk.fristvagt.api.report.TargetFigure;
import dk.fristvagt.api.report.TargetRow;
import dk.fristvagt.api.report.TargetSpan;
import dk.fristvagt.api.report.TargetTrend;
import dk.fristvagt.api.report.TargetsReport;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.List;
import java.util.function.Function;

/** Targets: a row per rule and group, one per milestone, and one per month of the series. */
public final class TargetsTable {

  private static final double PERCENT = 100.0;

  private TargetsTable() {}

  public static TableFile of(TargetsReport report, Language language) {
    return TableFile.of(
        "targets",
        report.clock(),
        report.partitions(),
        rows(report, language),
        milestones(report, language),
        series(report, language));
  }

  private static Table rows(TargetsReport report, Language language) {
    TableColumns<TargetRow> columns = Table.<TargetRow>of(language, "Mål", "Targets");
    group(columns, row -> row);
    columns
        .whole("Margin, procentpoint", "Margin, percentage points", TargetRow::margin)
        .share("Mål", "Target", row -> share(row.target()))
        .share("Næste mål", "Next target", row -> share(row.next()))
        .text(
            "Næste mål, fra udgangen af",
            "Next target, from the end of",
            TableColumns.of(TargetRow::next, TargetRow.Milestone::month));
    span(columns, ", denne måned", ", this month", TargetRow::thisMonth);
    span(columns, ", sidste måned", ", last month", TargetRow::lastMonth);
    span(columns, ", 12 måneder", ", 12 months", TargetRow::last12Months);
    span(columns, ", siden første mål", ", since first target", TargetRow::sinceFirstMilestone);
    trend(columns, ", måned", ", month", row -> row.trend().month());
    trend(columns, ", tre måneder", ", three months", row -> row.trend().threeMonths());
    return columns.rows(report.rows());
  }

  private static Table milestones(TargetsReport report, Language language) {
    List<Milestone> milestones =
        report.rows().stream()
            .flatMap(row -> row.milestones().stream().map(figure -> new Milestone(row, figure)))
            .toList();
    TableColumns<Milestone> columns = Table.<Milestone>of(language, "Milepæle", "Milestones");
    group(columns, Milestone::row);
    columns
        .text("Fra udgangen af", "From the end of", row -> row.figure().month())
        .share("Mål", "Target", row -> row.figure().percent() / PERCENT)
        .flag("Nået i tid", "Applies", row -> row.figure().reached());
    figure(columns, ", nu", ", now", row -> row.figure().now());
    figure(columns, ", ved lukning", ", at close", row -> row.figure().atClose());
    return columns.rows(milestones);
  }

  private static Table series(TargetsReport report, Language language) {
    List<Month> months =
        report.rows().stream()
            .flatMap(row -> row.series().stream().map(figure -> new Month(row, figure)))
            .toList();
    TableColumns<Month> columns = Table.<Month>of(language, "Udvikling", "Series");
    group(columns, Month::row);
    columns
        .text("Måned", "Month", row -> row.figure().month())
        .whole("Rettidige", "Met", row -> row.figure().met())
        .whole("Med frist", "Due", row -> row.figure().due())
        .share("Andel rettidige", "Share in time", row -> row.figure().share())
        .share("Mål", "Target", row -> share(row.figure().percent()));
    return columns.rows(months);
  }

  private static <R> void group(TableColumns<R> columns, Function<R, TargetRow> row) {
    columns
        .text("Regel", "Rule", row.andThen(TargetRow::rule))
        .words("Navn", "Name", row.andThen(TargetRow::name))
        .text("Kommune", "Municipality", row.andThen(TargetRow::municipality))
        .text("Team", "Team", row.andThen(TargetRow::team));
  }

  private static void span(
      TableColumns<TargetRow> columns,
      String danish,
      String english,
      Function<TargetRow, TargetSpan> span) {
    columns
        .date("Fra" + danish, "From" + english, TableColumns.of(span, TargetSpan::from))
        .date("Til" + danish, "To" + english, TableColumns.of(span, TargetSpan::to));
    figure(columns, danish, english, TableColumns.of(span, TargetSpan::now));
    columns.share(
        "Andel rettidige" + danish + ", ved lukning",
        "Share in time" + english + ", at close",
        TableColumns.of(TableColumns.of(span, TargetSpan::atClose), TargetFigure::share));
  }

  private static <R> void figure(
      TableColumns<R> columns, String danish, String english, Function<R, TargetFigure> figure) {
    columns
        .whole("Rettidige" + danish, "Met" + english, TableColumns.of(figure, TargetFigure::met))
        .whole("Med frist" + danish, "Due" + english, TableColumns.of(figure, TargetFigure::due))
        .share(
            "Andel rettidige" + danish,
            "Share in time" + english,
            TableColumns.of(figure, TargetFigure::share))
        .decimal(
            "Afstand til mål, procentpoint" + danish,
            "Gap, percentage points" + english,
            TableColumns.of(figure, TargetFigure::gap))
        .text(
            "Vurdering" + danish,
            "Verdict" + english,
            TableColumns.of(figure, found -> found.verdict().label()));
  }

  private static void trend(
      TableColumns<TargetRow> columns,
      String danish,
      String english,
      Function<TargetRow, TargetTrend.Step> step) {
    columns
        .text(
            "Retning" + danish,
            "Direction" + english,
            TableColumns.of(step, found -> found.direction().label()))
        .decimal(
            "Ændring, procentpoint" + danish,
            "Change, percentage points" + english,
            TableColumns.of(step, TargetTrend.Step::change));
  }

  private static Double share(TargetRow.Milestone milestone) {
    return milestone == null ? null : milestone.percent() / PERCENT;
  }

  private static Double share(Integer percent) {
    return percent == null ? null : percent / PERCENT;
  }

  private record Milestone(TargetRow row, TargetRow.MilestoneFigure figure) {}

  private record Month(TargetRow row, TargetRow.Month figure) {}
}
