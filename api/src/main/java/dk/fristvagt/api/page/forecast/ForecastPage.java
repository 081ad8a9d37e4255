package dk.fristvagt.api.page.forecast;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.chart.BarChart;
import dk.fristvagt.api.page.chart.RoundMarks;
import dk.fristvagt.api.page.filter.FilterForm;
import dk.fristvagt.api.report.ForecastDay;
import dk.fristvagt.api.report.ForecastFigures;
import dk.fristvagt.api.report.ForecastReport;
import dk.fristvagt.api.report.ForecastTotal;
import dk.fristvagt.api.report.ForecastWeek;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.rules.calendar.WorkingDayCalendar;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.explanation.HolidayNames;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What falls due in the days ahead. */
public final class ForecastPage implements Page {

  private static final int CHART_WIDTH = 960;
  private static final int CHART_HEIGHT = 260;
  private static final int WEEK = 7;

  private final PageFrame frame;
  private final ForecastReport report;
  private final WorkingDayCalendar workingDays;
  private final FilterForm form;
  private final GroupFilter filter;
  private final Map<LocalDate, Sum> days = new TreeMap<>();
  private final LoadScale scale;

  /**
   * @param workingDays of the calendar that the report follows
   * @param filter what the report was made for
   */
  public ForecastPage(
      PageFrame frame,
      ForecastReport report,
      WorkingDayCalendar workingDays,
      FilterForm form,
      GroupFilter filter) {
    this.frame = frame;
    this.report = report;
    this.workingDays = workingDays;
    this.form = form;
    this.filter = filter;
    for (ForecastDay day : report.days()) {
      days.merge(day.date(), Sum.of(day.figures()), Sum::plus);
    }
    this.scale = new LoadScale(days.values().stream().mapToLong(Sum::due).max().orElse(0));
  }

  @Override
  public String template() {
    return "forecast.jte";
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
    return report.all().due() == 0;
  }

  public ForecastFigures all() {
    return report.all();
  }

  /** {@code 39–51}; a dash where nothing is known. */
  public String interval() {
    return interval(report.all());
  }

  /** How many are overdue already. */
  public long overdue() {
    return report.rules().stream().mapToLong(ForecastTotal::overdue).sum();
  }

  /** From the first day to the last. */
  public String range() {
    return figures().day(report.from()) + " – " + figures().day(report.to());
  }

  public String curvesAsOf() {
    return figures().day(report.curvesAsOf());
  }

  /** From Monday to Sunday. */
  public List<String> weekdays() {
    return frame.lang().equals("da")
        ? List.of("Man.", "Tirs.", "Ons.", "Tors.", "Fre.", "Lør.", "Søn.")
        : List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");
  }

  public List<CalendarMonth> months() {
    List<CalendarMonth> months = new ArrayList<>();
    YearMonth last = YearMonth.from(report.to());
    for (YearMonth month = YearMonth.from(report.from());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      months.add(month(month));
    }
    return months;
  }

  /** What the strengths of the calendar mean, from the weakest. */
  public List<LegendStep> legend() {
    return scale.steps().stream()
        .map(
            step ->
                new LegendStep(
                    "load-" + step.strength(),
                    step.from() == step.to()
                        ? figures().count(step.from())
                        : figures().count(step.from()) + "–" + figures().count(step.to())))
        .toList();
  }

  /** A strength and its numbers. */
  public record LegendStep(String style, String numbers) {}

  public List<WeekLine> weeks() {
    Map<LocalDate, ForecastWeek> known = knownWeeks();
    return mondays().stream().map(monday -> week(monday, known.get(monday))).toList();
  }

  public List<RuleLine> rules() {
    return report.rules().stream().map(this::rule).toList();
  }

  /** By week, the expected breaches at the bottom and the rest above. */
  public BarChart chart() {
    Map<LocalDate, ForecastWeek> known = knownWeeks();
    List<Double> expected = new ArrayList<>();
    List<Double> rest = new ArrayList<>();
    double greatest = 0;
    for (LocalDate monday : mondays()) {
      ForecastWeek week = known.get(monday);
      int due = week == null ? 0 : week.figures().due();
      double breaches =
          week == null || week.figures().expectedBreaches() == null
              ? 0
              : week.figures().expectedBreaches();
      expected.add(breaches);
      rest.add(due - breaches);
      greatest = Math.max(greatest, due);
    }
    return new BarChart(
        CHART_WIDTH,
        CHART_HEIGHT,
        mondays().stream().map(monday -> say("uge ", "wk ") + number(monday)).toList(),
        List.of(new BarChart.Layer("bar overdue", expected), new BarChart.Layer("bar", rest)),
        RoundMarks.upTo(greatest, figures()::count));
  }

  /** What the chart shows, in a sentence. */
  public String gist() {
    return say("Frister pr. uge, ", "Deadlines by week, ")
        + range()
        + ": "
        + figures().count(report.all().due())
        + say(" i alt, heraf forventes ", " in all, of which expected to be overdue ")
        + figures().average(report.all().expectedBreaches())
        + say(" overskredet", "");
  }

  /** The answer of the API with the same figures. */
  public Link answer() {
    return frame.api("/api/v1/forecast");
  }

  private CalendarMonth month(YearMonth month) {
    List<CalendarMonth.Week> weeks = new ArrayList<>();
    for (LocalDate monday = PeriodKind.WEEK.firstDay(month.atDay(1));
        !monday.isAfter(month.atEndOfMonth());
        monday = monday.plusDays(WEEK)) {
      List<CalendarDay> cells = new ArrayList<>();
      for (int i = 0; i < WEEK; i++) {
        LocalDate day = monday.plusDays(i);
        cells.add(YearMonth.from(day).equals(month) ? day(day) : null);
      }
      weeks.add(new CalendarMonth.Week(number(monday), cells));
    }
    String name = figures().month(month);
    return new CalendarMonth(
        "month-" + month, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), weeks);
  }

  private CalendarDay day(LocalDate day) {
    boolean ahead = !day.isBefore(report.from()) && !day.isAfter(report.to());
    Sum sum = days.get(day);
    return new CalendarDay(
        figures().longDay(day),
        day.getDayOfMonth(),
        day.equals(report.from()),
        ahead,
        workingDays.isWorkingDay(day),
        HolidayNames.holiday(workingDays, day).map(name -> say(name.da(), name.en())).orElse(null),
        sum == null ? null : figures().count(sum.due()),
        sum == null ? 0 : scale.of(sum.due()),
        sum == null || sum.expected() == null ? null : figures().average(sum.expected()),
        worklist(day, day));
  }

  private WeekLine week(LocalDate monday, ForecastWeek week) {
    LocalDate sunday = monday.plusDays(WEEK - 1);
    LocalDate first = monday.isBefore(report.from()) ? report.from() : monday;
    LocalDate last = sunday.isAfter(report.to()) ? report.to() : sunday;
    ForecastFigures figures = week == null ? null : week.figures();
    return new WeekLine(
        say("Uge ", "Week ") + number(monday),
        figures().day(first) + " – " + figures().day(last),
        figures().count(figures == null ? 0 : figures.due()),
        figures == null ? null : worklist(first, last),
        figures == null ? figures().average(0.0) : figures().average(figures.expectedBreaches()),
        figures == null ? "0" : interval(figures),
        figures().count(figures == null ? 0 : figures.unknown()));
  }

  private RuleLine rule(ForecastTotal rule) {
    return new RuleLine(
        rule.name() == null ? rule.rule() : say(rule.name().da(), rule.name().en()),
        frame.list(holders(frame.link(Screen.WORKLIST).with("rule", rule.rule()))),
        figures().count(rule.figures().due()),
        figures().average(rule.figures().expectedBreaches()),
        interval(rule.figures()),
        figures().count(rule.figures().unknown()),
        figures().count(rule.overdue()));
  }

  /**
   * Neither bound is in the list. What is overdue already is not in the forecast, so today begins
   * with the clock.
   */
  private String worklist(LocalDate first, LocalDate last) {
    return frame.list(
        holders(frame.link(Screen.WORKLIST).with("rule", filter.rules()))
            .with(
                "dueAfter",
                first.equals(report.from())
                    ? figures().iso(frame.clock())
                    : first.minusDays(1).toString())
            .with("dueBefore", last.plusDays(1).toString()));
  }

  private Link holders(Link link) {
    return link.with("municipality", filter.municipalities()).with("team", filter.teams());
  }

  private String interval(ForecastFigures figures) {
    return figures.low() == null
        ? "–"
        : figures().count(figures.low()) + "–" + figures().count(figures.high());
  }

  private Map<LocalDate, ForecastWeek> knownWeeks() {
    return report.weeks().stream()
        .collect(Collectors.toMap(week -> PeriodKind.WEEK.firstDay(week.from()), week -> week));
  }

  private List<LocalDate> mondays() {
    return PeriodKind.WEEK
        .firstDay(report.from())
        .datesUntil(report.to().plusDays(1), Period.ofWeeks(1))
        .toList();
  }

  private static int number(LocalDate day) {
    return day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
  }

  /** What falls due on one day; the expectations of rules add up, their intervals do not. */
  private record Sum(long due, Double expected) {

    static Sum of(ForecastFigures figures) {
      return new Sum(figures.due(), figures.expectedBreaches());
    }

    Sum plus(Sum other) {
      return new Sum(due + other.due, plus(expected, other.expected));
    }

    private static Double plus(Double a, Double b) {
      return a == null ? b : b == null ? a : (Double) (a + b);
    }
  }
}
