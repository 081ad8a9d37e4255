package dk.fristvagt.api.page.overview;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.MatrixReport;
import dk.fristvagt.api.report.RuleStatus;
import dk.fristvagt.api.report.ShareSeries;
import dk.fristvagt.api.report.StatusReport;
import java.util.ArrayList;
import java.util.List;

/**
 * What the overview shows.
 *
 * @param totals overdue, due soon and otherwise open; each links to its list where that may be
 *     opened
 * @param teams the matrix' columns
 * @param deadlines the matrix' rows: rules whose obligations can be overdue
 * @param qualities the other rules, which have a share alone
 * @param teamTotals the matrix' last row, and {@code total} its sum
 * @param months the columns of the table beside the small charts
 */
public record OverviewPage(
    PageFrame frame,
    FilterForm filter,
    FindForm find,
    List<Figure> totals,
    List<String> teams,
    List<RuleLine> deadlines,
    List<RuleLine> qualities,
    List<Cell> teamTotals,
    Cell total,
    List<String> months,
    List<Figure> gauges)
    implements Page {

  /**
   * @param filter what every report was made for
   */
  public static OverviewPage of(
      PageFrame frame,
      FilterForm form,
      FindForm find,
      GroupFilter filter,
      StatusReport status,
      MatrixReport matrix,
      ShareSeries series) {
    RuleMatrix cells = new RuleMatrix(frame, matrix, filter);
    Trends trends = new Trends(frame, series);
    List<RuleLine> deadlines = new ArrayList<>();
    List<RuleLine> qualities = new ArrayList<>();
    for (RuleStatus rule : status.rules()) {
      boolean isDeadline = cells.has(rule.id());
      (isDeadline ? deadlines : qualities).add(line(frame, rule, isDeadline, cells, trends));
    }
    return new OverviewPage(
        frame,
        form,
        find,
        totals(frame, filter, status.totals()),
        cells.teams(),
        deadlines,
        qualities,
        cells.teamTotals(),
        cells.total(),
        trends.months(),
        GaugeFigures.of(frame, status.gauges()));
  }

  @Override
  public String template() {
    return "overview.jte";
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  /** Every rule with a chart, in the order of the tables. */
  public List<RuleLine> charted() {
    List<RuleLine> lines = new ArrayList<>(deadlines);
    lines.addAll(qualities);
    lines.removeIf(line -> line.trend() == null);
    return lines;
  }

  private static List<Figure> totals(
      PageFrame frame, GroupFilter filter, StatusReport.Totals totals) {
    Figures figures = frame.figures();
    Link list =
        frame
            .link(Screen.WORKLIST)
            .with("municipality", filter.municipalities())
            .with("team", filter.teams());
    return List.of(
        new Figure(
            alarming("overdue", totals.overdue()),
            frame.say("Overskredet", "Overdue"),
            figures.count(totals.overdue()),
            frame.list(list.with("status", "overdue"))),
        new Figure(
            alarming("due-soon", totals.dueSoon()),
            frame.say("Udløber snart", "Due soon"),
            figures.count(totals.dueSoon()),
            frame.list(list.with("status", "due-soon"))),
        new Figure(
            "open",
            frame.say("Åbne i øvrigt", "Otherwise open"),
            figures.count(totals.open()),
            frame.list(list.with("status", "open"))));
  }

  /** Nothing alarms where there is nothing. */
  private static String alarming(String style, long count) {
    return count == 0 ? style + " none" : style;
  }

  private static RuleLine line(
      PageFrame frame, RuleStatus rule, boolean isDeadline, RuleMatrix cells, Trends trends) {
    Figures figures = frame.figures();
    String name = frame.say(rule.name().da(), rule.name().en());
    return new RuleLine(
        rule.id(),
        name,
        rule.oldestOverdueDue() == null
            ? null
            : frame.say("Ældste frist ", "Oldest deadline ") + figures.due(rule.oldestOverdueDue()),
        figures.percent(rule.thisMonth()),
        rule.target() == null ? null : frame.say("mål ", "target ") + figures.target(rule.target()),
        new Words(frame.speech()).verdict(rule.verdict()),
        rule.verdict().label(),
        trends.of(rule.id()),
        isDeadline ? cells.total(rule.id(), name) : null,
        isDeadline ? cells.cells(rule.id(), name) : List.of());
  }
}
