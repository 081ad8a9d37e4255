package dk.fristvagt.api.page.restatement;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.page.chart.LineChart;
import dk.fristvagt.api.page.chart.RoundMarks;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.report.RegistrationLagReport;
import dk.fristvagt.api.report.RegistrationLagRow;
import dk.fristvagt.api.report.RestatementReport;
import dk.fristvagt.api.report.RestatementRow;
import dk.fristvagt.api.report.Share;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.rules.restatement.RestatementReason;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a month is no longer what it was. */
public final class RestatementPage implements Page {

  private static final int CHART_WIDTH = 960;
  private static final int CHART_HEIGHT = 260;

  private final PageFrame frame;
  private final RestatementReport report;
  private final RegistrationLagReport lags;
  private final Measure measure;
  private final FilterForm form;
  private final Catalogue catalogue;
  private final Link answer;
  private final Link lagAnswer;
  private final Months months;

  /**
   * @param report by team
   * @param lags by team, of the same periods
   * @param measure which figure is compared
   * @param catalogue the one that the report follows
   * @param answer of the API, with the report's figures
   * @param lagAnswer of the API, with the lags
   */
  public RestatementPage(
      PageFrame frame,
      RestatementReport report,
      RegistrationLagReport lags,
      Measure measure,
      FilterForm form,
      Catalogue catalogue,
      Link answer,
      Link lagAnswer) {
    this.frame = frame;
    this.report = report;
    this.lags = lags;
    this.measure = measure;
    this.form = form;
    this.catalogue = catalogue;
    this.answer = answer;
    this.lagAnswer = lagAnswer;
    this.months = new Months(frame.speech(), frame.figures());
  }

  @Override
  public String template() {
    return "restatement.jte";
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

  public Figures figures() {
    return frame.figures();
  }

  public boolean isEmpty() {
    return report.rows().isEmpty();
  }

  public String measure() {
    return measure.name(frame.speech());
  }

  /** The periods that are shown, from the first to the last. */
  public String range() {
    List<String> periods = periods();
    String first = months.name(periods.get(0));
    return periods.size() == 1
        ? first
        : first + " – " + months.name(periods.get(periods.size() - 1));
  }

  /** The chosen figure, period by period, also of months between them without any. */
  public List<RestatedLine> periodLines() {
    return periods().stream()
        .map(
            period ->
                RestatedLine.of(
                    months.name(period),
                    onePeriod(period),
                    measure,
                    report.rows().stream().filter(row -> row.period().equals(period)).toList()))
        .toList();
  }

  /** The chosen figure of all the periods, rule by rule; those that changed most come first. */
  public List<RestatedLine> ruleLines() {
    return changed(lines(RestatementRow::rule, this::rule, this::oneRule).values());
  }

  /** The chosen figure of all the periods, team by team; those that changed most come first. */
  public List<RestatedLine> teamLines() {
    return changed(
        lines(
                RestatementRow::team,
                team -> new Words(frame.speech()).holder(team),
                team -> frame.here("team").with("team", team).toString())
            .values());
  }

  /** Every figure of all the periods. */
  public List<RestatedLine> measureLines() {
    return Arrays.stream(Measure.values())
        .map(
            one ->
                RestatedLine.of(
                    one.name(frame.speech()),
                    one == measure
                        ? null
                        : frame.here("figure").with("figure", one.label()).toString(),
                    one,
                    report.rows()))
        .toList();
  }

  /** The reasons that any figure of the page has. */
  public List<RestatementReason> reasons() {
    return Arrays.stream(RestatementReason.values())
        .filter(
            reason ->
                report.rows().stream().anyMatch(row -> row.reasons().containsKey(reason.label())))
        .toList();
  }

  public List<RestatementReason> everyReason() {
    return List.of(RestatementReason.values());
  }

  public String name(RestatementReason reason) {
    return ReasonWords.name(reason, frame.speech());
  }

  public String meaning(RestatementReason reason) {
    return ReasonWords.meaning(reason, frame.speech());
  }

  /** The chosen figure as it closed and as it is; null of a single period. */
  public LineChart chart() {
    List<RestatedLine> lines = periodLines();
    if (lines.size() < 2) {
      return null;
    }
    double greatest =
        lines.stream().mapToLong(line -> Math.max(line.atClose(), line.now())).max().orElse(0);
    return new LineChart(
        CHART_WIDTH,
        CHART_HEIGHT,
        periods().stream().map(months::shortName).toList(),
        List.of(
            new LineChart.Line(
                "line second", lines.stream().map(line -> (double) line.atClose()).toList()),
            new LineChart.Line("line", lines.stream().map(line -> (double) line.now()).toList())),
        RoundMarks.upTo(greatest, frame.figures()::count));
  }

  /** What the chart shows, in a sentence. */
  public String gist() {
    RestatedLine all = RestatedLine.of("", null, measure, report.rows());
    return measure()
        + ", "
        + range()
        + say(": ved lukning ", ": at close ")
        + figures().count(all.atClose())
        + say(", nu ", ", now ")
        + figures().count(all.now());
  }

  /** Of the last period with any, a line per team. */
  public List<LagLine> lastLags() {
    String last =
        lags.rows().stream()
            .map(RegistrationLagRow::period)
            .max(Comparator.naturalOrder())
            .orElse("");
    return lags.rows().stream().filter(row -> row.period().equals(last)).map(this::lag).toList();
  }

  /** Of all periods, by team. */
  public List<List<LagLine>> allLags() {
    return lags.rows().stream()
        .collect(
            Collectors.groupingBy(
                RegistrationLagRow::team,
                () -> new TreeMap<String, List<RegistrationLagRow>>(CodePointOrder.INSTANCE),
                Collectors.toList()))
        .values()
        .stream()
        .map(rows -> rows.stream().map(this::lag).toList())
        .toList();
  }

  /** The answer of the API with the same figures. */
  public Link answer() {
    return answer;
  }

  /** The answer of the API with the lags. */
  public Link lagAnswer() {
    return lagAnswer;
  }

  private LagLine lag(RegistrationLagRow row) {
    return new LagLine(
        new Words(frame.speech()).holder(row.team()),
        months.name(row.period()),
        figures().count(row.facts()),
        days(row.medianDays()),
        days(row.p90Days()),
        figures().percent(Share.of(row.sameDay(), row.facts())));
  }

  private String days(Integer days) {
    return figures().count(days) + (days == 1 ? say(" dag", " day") : say(" dage", " days"));
  }

  private List<String> periods() {
    List<String> known =
        report.rows().stream().map(RestatementRow::period).distinct().sorted().toList();
    if (!report.period().equals("month")) {
      return known;
    }
    YearMonth last = YearMonth.parse(known.get(known.size() - 1));
    return Stream.iterate(
            YearMonth.parse(known.get(0)),
            month -> !month.isAfter(last),
            month -> month.plusMonths(1))
        .map(YearMonth::toString)
        .toList();
  }

  private Map<String, RestatedLine> lines(
      Function<RestatementRow, String> key,
      Function<String, String> label,
      Function<String, String> link) {
    Map<String, List<RestatementRow>> rows =
        report.rows().stream()
            .collect(
                Collectors.groupingBy(
                    key, () -> new TreeMap<>(CodePointOrder.INSTANCE), Collectors.toList()));
    Map<String, RestatedLine> lines = new TreeMap<>(CodePointOrder.INSTANCE);
    rows.forEach(
        (one, of) ->
            lines.put(one, RestatedLine.of(label.apply(one), link.apply(one), measure, of)));
    return lines;
  }

  private static List<RestatedLine> changed(Collection<RestatedLine> lines) {
    List<RestatedLine> changed = new ArrayList<>(lines);
    changed.removeIf(line -> line.change() == 0 && line.reasons().isEmpty());
    changed.sort(Comparator.comparingLong((RestatedLine line) -> -Math.abs(line.change())));
    return changed;
  }

  private String rule(String id) {
    return catalogue.rule(id).map(rule -> say(rule.name().da(), rule.name().en())).orElse(id);
  }

  private String oneRule(String id) {
    return catalogue.rule(id).isEmpty() ? null : frame.here("rule").with("rule", id).toString();
  }

  private String onePeriod(String period) {
    if (periods().size() == 1 || !report.period().equals("month")) {
      return null;
    }
    LocalDate first = PeriodKind.MONTH.firstDay(YearMonth.parse(period).atDay(1));
    return frame
        .here("from", "to")
        .with("from", first.toString())
        .with("to", PeriodKind.MONTH.lastDay(first).toString())
        .toString();
  }
}
