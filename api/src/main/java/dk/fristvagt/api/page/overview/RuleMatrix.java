package dk.fristvagt.api.page.overview;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.MatrixReport;
import dk.fristvagt.streams.view.LiveCounts;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the cells of rules and teams. Each links to the list that it counts, so that the number and
 * the list have the same filter. Immutable.
 */
final class RuleMatrix {

  /** A cell with at least half of the greatest is the strongest, then a quarter, an eighth. */
  private static final int STRONGEST = 4;

  private final PageFrame frame;
  private final Figures figures;
  private final Words words;
  private final MatrixReport report;
  private final GroupFilter filter;
  private final long greatest;

  RuleMatrix(PageFrame frame, MatrixReport report, GroupFilter filter) {
    this.frame = frame;
    this.figures = frame.figures();
    this.words = new Words(frame.speech());
    this.report = report;
    this.filter = filter;
    this.greatest =
        report.rows().values().stream()
            .flatMap(row -> row.byTeam().stream())
            .mapToLong(LiveCounts::overdue)
            .max()
            .orElse(0);
  }

  /** The teams as they are called. */
  List<String> teams() {
    return report.teams().stream().map(words::holder).toList();
  }

  /** Whether a rule's obligations can be overdue, so that it has a row here. */
  boolean has(String rule) {
    MatrixReport.Row row = report.rows().get(rule);
    return row != null && row.canBeOverdue();
  }

  /** A rule's cells, one per team. */
  List<Cell> cells(String rule, String ruleName) {
    List<Cell> cells = new ArrayList<>();
    List<LiveCounts> counts = report.rows().get(rule).byTeam();
    for (int i = 0; i < counts.size(); i++) {
      String team = report.teams().get(i);
      cells.add(
          cell(counts.get(i), list(rule, team), ruleName + ", " + words.holder(team), greatest));
    }
    return cells;
  }

  /** A rule's cell of all teams. */
  Cell total(String rule, String ruleName) {
    return cell(report.rows().get(rule).total(), list(rule, null), ruleName, 0);
  }

  /** A cell per team for all rules. */
  List<Cell> teamTotals() {
    List<Cell> cells = new ArrayList<>();
    for (int i = 0; i < report.teams().size(); i++) {
      String team = report.teams().get(i);
      cells.add(cell(report.byTeam().get(i), list(null, team), words.holder(team), 0));
    }
    return cells;
  }

  /** The cell of all rules and teams. */
  Cell total() {
    return cell(report.total(), list(null, null), frame.say("i alt", "in total"), 0);
  }

  /** The list of a rule and a team, either of which may be all. */
  private Link list(String rule, String team) {
    Link link =
        frame
            .link(Screen.WORKLIST)
            .with("rule", rule)
            .with("municipality", filter.municipalities());
    return team == null ? link.with("team", filter.teams()) : link.with("team", team);
  }

  private Cell cell(LiveCounts counts, Link list, String of, long most) {
    String overdue = figures.count(counts.overdue());
    String dueSoon = figures.count(counts.dueSoon());
    return new Cell(
        heat(counts.overdue(), most),
        new Figure(
            counts.overdue() == 0 ? "quiet" : "",
            overdue + frame.say(" overskredet: ", " overdue: ") + of,
            overdue,
            counts.overdue() == 0 ? null : frame.list(list.with("status", "overdue"))),
        counts.dueSoon() == 0
            ? null
            : new Figure(
                "",
                dueSoon + frame.say(" snart: ", " soon: ") + of,
                dueSoon + frame.say(" snart", " soon"),
                frame.list(list.with("status", "due-soon"))));
  }

  private static String heat(long overdue, long most) {
    if (overdue == 0 || most == 0) {
      return "";
    }
    int step = STRONGEST;
    for (long times = 2; step > 1 && overdue * times < most; times *= 2) {
      step--;
    }
    return "heat-" + step;
  }
}
