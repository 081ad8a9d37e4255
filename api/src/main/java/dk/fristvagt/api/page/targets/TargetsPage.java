package dk.fristvagt.api.page.targets;

import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.page.chart.LineChart;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.report.GroupFilter;
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

/**
 * The committee's page: a table of all rules for one span, and below it charts and months of the
 * rules that are asked for. Without a rule asked for it is the table alone.
 */
public final class TargetsPage implements Page {

  private static final int CHART_WIDTH = 640;
  private static final int CHART_HEIGHT = 220;

  /** How many rows a page shows all about: more are slow to load and nobody reads them. */
  private static final int MAX_CARDS = 6;

  private final PageFrame frame;
  private final TargetsReport report;
  private final SpanChoice span;
  private final FilterForm form;
  private final Catalogue catalogue;
  private final GroupFilter filter;
  private final TargetWords words;
  private final List<TargetRow> charted;

  /**
   * @param span what the table is of
   * @param catalogue the one that the report follows
   * @param filter what the page is limited to
   */
  public TargetsPage(
      PageFrame frame,
      TargetsReport report,
      SpanChoice span,
      FilterForm form,
      Catalogue catalogue,
      GroupFilter filter) {
    this.frame = frame;
    this.report = report;
    this.span = span;
    this.form = form;
    this.catalogue = catalogue;
    this.filter = filter;
    this.words = new TargetWords(frame.speech(), frame.figures());
    this.charted =
        hasChosenRules()
            ? report.rows().stream().filter(TargetsPage::hasFigures).toList()
            : List.of();
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

  /** Whether the page is of some rules, not of all. */
  public boolean hasChosenRules() {
    return !filter.rules().isEmpty();
  }

  /** Of the chosen rules with a figure in the months of the charts, the first rows' alone. */
  public List<TargetCard> cards() {
    return charted.stream().limit(MAX_CARDS).map(this::card).toList();
  }

  /** That there are more rows than charts; null where all are shown. */
  public String cardsLeftOut() {
    return charted.size() <= MAX_CARDS
        ? null
        : say(
            "Her vises de første " + MAX_CARDS + ". De andre åbnes fra tabellen.",
            "The first " + MAX_CARDS + " are shown here. The others open from the table.");
  }

  /** This page with all rules. */
  public Link allRules() {
    return frame.here("rule");
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
        cardLink(row),
        holder(row),
        words.line(figures == null ? null : figures.atClose()),
        words.line(figures == null ? null : figures.now()),
        words.next(row.next()),
        words.trend(row.trend().threeMonths()));
  }

  /** A row whose card is not on this page is shown on a page of its own row. */
  private String cardLink(TargetRow row) {
    if (!hasFigures(row)) {
      return null;
    }
    String anchor = "#card-" + key(row);
    if (charted.stream().limit(MAX_CARDS).anyMatch(row::equals)) {
      return anchor;
    }
    Link link =
        row.team() == null
            ? frame.here("rule", "municipality")
            : frame.here("rule", "municipality", "team").with("team", row.team());
    return link.with("rule", row.rule())
            .with(
                "municipality",
                municipalities() > 1 ? Set.of(row.municipality()) : filter.municipalities())
        + anchor;
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
    Collection<String> whose = row.team() == null ? filter.teams() : Set.of(row.team());
    return frame.list(
        frame
            .link(Screen.WORKLIST)
            .with("rule", row.rule())
            .with("municipality", row.municipality())
            .with("team", whose));
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
    String team = row.team() == null ? null : new Words(frame.speech()).holder(row.team());
    String municipality = Words.municipality(row.municipality());
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
