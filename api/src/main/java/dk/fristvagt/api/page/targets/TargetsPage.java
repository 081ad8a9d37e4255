package dk.fristvagt.api.page.targets;

import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.chart.LineChart;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.report.Share;
import dk.fristvagt.api.report.TargetRow;
import dk.fristvagt.api.report.TargetSpan;
import dk.fristvagt.api.report.TargetsReport;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.text.RuleSentence;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.rules.evaluation.RuleKind;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The committee's page: a table of all rules for one span, and all about each rule below. */
public final class TargetsPage implements Page {

  private static final int CHART_WIDTH = 640;
  private static final int CHART_HEIGHT = 220;

  private final PageFrame frame;
  private final TargetsReport report;
  private final SpanChoice span;
  private final FilterForm form;
  private final Catalogue catalogue;
  private final Set<String> teams;
  private final TargetWords words;

  /**
   * @param span what the table is of
   * @param catalogue the one that the report follows
   * @param teams what the page is limited to
   */
  public TargetsPage(
      PageFrame frame,
      TargetsReport report,
      SpanChoice span,
      FilterForm form,
      Catalogue catalogue,
      Set<String> teams) {
    this.frame = frame;
    this.report = report;
    this.span = span;
    this.form = form;
    this.catalogue = catalogue;
    this.teams = teams;
    this.words = new TargetWords(frame.speech(), frame.figures());
  }

  @Override
  public String template() {
    return "targets.jte";
  }

  @Override
  public PageFrame frame() {
    return frame;
  }

  public FilterForm form() {
    return form;
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  public boolean isEmpty() {
    return report.rows().isEmpty();
  }

  /** Whether rows say whose they are. */
  public boolean hasHolders() {
    return report.by().equals("team") || municipalities() > 1;
  }

  /** The span of the table, and its days. */
  public String caption() {
    return span.name(frame.speech())
        + report.rows().stream()
            .map(span::of)
            .filter(Objects::nonNull)
            .findFirst()
            .filter(found -> span != SpanChoice.SINCE_FIRST_MILESTONE)
            .map(this::days)
            .orElse("");
  }

  /** How many rows have a verdict. */
  public long verdicts(Verdict verdict) {
    return report.rows().stream().filter(row -> verdict(row) == verdict).count();
  }

  public List<TargetLine> lines() {
    return report.rows().stream().map(this::line).toList();
  }

  /** Of the rules with a figure in the months of the charts. */
  public List<TargetCard> cards() {
    return report.rows().stream().filter(TargetsPage::hasFigures).map(this::card).toList();
  }

  /** The answer of the API with the same figures. */
  public Link answer() {
    return frame.api("/api/v1/targets", "span");
  }

  private Verdict verdict(TargetRow row) {
    TargetSpan figures = span.of(row);
    return figures == null ? Verdict.NONE : figures.now().verdict();
  }

  private TargetLine line(TargetRow row) {
    TargetSpan figures = span.of(row);
    return new TargetLine(
        "row-" + key(row),
        name(row),
        hasFigures(row) ? "#card-" + key(row) : null,
        holder(row),
        words.line(figures == null ? null : figures.atClose()),
        words.line(figures == null ? null : figures.now()),
        words.next(row.next()),
        words.trend(row.trend().threeMonths()));
  }

  private TargetCard card(TargetRow row) {
    Rule rule = catalogue.rule(row.rule()).orElse(null);
    String holder = holder(row);
    boolean hasTarget = row.series().stream().anyMatch(month -> month.percent() != null);
    return new TargetCard(
        "card-" + key(row),
        holder == null ? name(row) : name(row) + ", " + holder,
        rule == null
            ? null
            : RuleSentence.of(
                rule.versions().get(rule.versions().size() - 1), frame.speech().language()),
        rule == null ? null : frame.link(Screen.CATALOGUE) + "#rule-" + rule.id(),
        rule == null || !hasOpen(rule) ? null : worklist(row),
        words.target(row),
        words.trends(row.trend()),
        Arrays.stream(SpanChoice.values()).map(choice -> spanLine(choice, row)).toList(),
        chart(row, hasTarget),
        gist(row),
        hasTarget,
        row.series().stream().map(this::month).toList());
  }

  private TargetCard.Span spanLine(SpanChoice choice, TargetRow row) {
    TargetSpan figures = choice.of(row);
    return new TargetCard.Span(
        choice.name(frame.speech()),
        words.line(figures == null ? null : figures.atClose()),
        words.line(figures == null ? null : figures.now()));
  }

  private TargetCard.Month month(TargetRow.Month month) {
    return new TargetCard.Month(
        frame.figures().month(YearMonth.parse(month.month())),
        words.line(month.atClose(), month.percent()),
        words.line(Share.of(month.met(), month.due()), month.percent()));
  }

  private LineChart chart(TargetRow row, boolean hasTarget) {
    List<TargetRow.Month> series = row.series();
    LineChart.Line target =
        new LineChart.Line(
            "line target",
            series.stream()
                .map(month -> month.percent() == null ? null : month.percent() / 100.0)
                .toList(),
            true);
    LineChart.Line atClose =
        new LineChart.Line(
            "line second",
            series.stream()
                .map(month -> month.atClose() == null ? null : month.atClose().share())
                .toList());
    LineChart.Line now =
        new LineChart.Line("line", series.stream().map(TargetRow.Month::share).toList());
    return new LineChart(
        CHART_WIDTH,
        CHART_HEIGHT,
        series.stream()
            .map(month -> frame.figures().shortMonth(YearMonth.parse(month.month())))
            .toList(),
        hasTarget ? List.of(target, atClose, now) : List.of(atClose, now),
        List.of(mark(0), mark(0.5), mark(1)));
  }

  private LineChart.Mark mark(double share) {
    return new LineChart.Mark(share, frame.figures().target(share));
  }

  private String gist(TargetRow row) {
    TargetRow.Month last =
        row.series().stream()
            .filter(month -> month.share() != null)
            .reduce((earlier, later) -> later)
            .orElseThrow();
    return say("Andel rettidige pr. måned i 24 måneder; ", "Share in time by month, 24 months; ")
        + frame.figures().month(YearMonth.parse(last.month()))
        + ": "
        + frame.figures().percent(Share.of(last.met(), last.due()))
        + (last.percent() == null
            ? ""
            : say(", mål ", ", target ") + frame.figures().target(last.percent() / 100.0));
  }

  private String worklist(TargetRow row) {
    Collection<String> whose = row.team() == null ? teams : Set.of(row.team());
    return frame
        .link(Screen.WORKLIST)
        .with("rule", row.rule())
        .with("municipality", row.municipality())
        .with("team", whose)
        .toString();
  }

  /** Checks and preconditions are decided at once and are never open. */
  private static boolean hasOpen(Rule rule) {
    RuleKind kind = RuleKind.of(rule.versions().get(0).terms());
    return kind != RuleKind.CHECK && kind != RuleKind.PRECONDITION;
  }

  private String days(TargetSpan figures) {
    return ", " + frame.figures().day(figures.from()) + " – " + frame.figures().day(figures.to());
  }

  private String holder(TargetRow row) {
    if (!hasHolders()) {
      return null;
    }
    String team = row.team() == null ? null : FilterForm.team(frame, row.team());
    String municipality = say("Kommune ", "Municipality ") + row.municipality();
    if (team == null) {
      return municipality;
    }
    return municipalities() > 1 ? municipality + ", " + team : team;
  }

  private long municipalities() {
    return report.rows().stream().map(TargetRow::municipality).distinct().count();
  }

  private String name(TargetRow row) {
    return say(row.name().da(), row.name().en());
  }

  private static boolean hasFigures(TargetRow row) {
    return row.series().stream().anyMatch(month -> month.due() > 0);
  }

  private static String key(TargetRow row) {
    String key = row.rule() + '-' + row.municipality();
    return row.team() == null ? key : key + '-' + Link.segment(row.team());
  }
}
