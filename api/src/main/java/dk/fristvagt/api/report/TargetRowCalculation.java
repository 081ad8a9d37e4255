package dk.fristvagt.api.report;

import dk.fristvagt.api.report.TargetRow.MilestoneFigure;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Target;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Makes one {@link TargetRow}. For one thread. */
final class TargetRowCalculation {

  private static final int YEAR = 12;
  private static final int QUARTER = 3;
  private static final int SERIES = 24;

  private final Target target;
  private final MonthlyShares months;
  private final MunicipalCalendar calendar;
  private final long clock;
  private final LocalDate today;
  private final YearMonth thisMonth;

  TargetRowCalculation(
      Target target, MonthlyShares months, MunicipalCalendar calendar, long clock) {
    this.target = target;
    this.months = months;
    this.calendar = calendar;
    this.clock = clock;
    this.today = calendar.localDate(clock);
    this.thisMonth = YearMonth.from(today);
  }

  TargetRow row(String rule, LocalizedText name, String municipality, String team) {
    YearMonth lastMonth = thisMonth.minusMonths(1);
    return new TargetRow(
        rule,
        name,
        municipality,
        team,
        target.marginPercentagePoints(),
        target.milestoneOn(today).map(TargetRow.Milestone::of).orElse(null),
        target.milestoneAfter(today).map(TargetRow.Milestone::of).orElse(null),
        target.milestones().stream().map(this::milestone).toList(),
        span(thisMonth, thisMonth),
        span(lastMonth, lastMonth),
        span(thisMonth.minusMonths(YEAR), lastMonth),
        sinceFirstMilestone(),
        trend(),
        series());
  }

  private MilestoneFigure milestone(Target.Milestone milestone) {
    YearMonth month = milestone.month();
    boolean reached = !milestone.from().isAfter(today);
    TargetSpan span = month == null || !reached ? null : span(month, month);
    return new MilestoneFigure(
        month == null ? null : month.toString(),
        milestone.percent(),
        reached,
        span == null ? null : span.now(),
        span == null ? null : span.atClose());
  }

  private TargetSpan sinceFirstMilestone() {
    if (target.milestones().isEmpty() || target.milestoneOn(today).isEmpty()) {
      return null;
    }
    YearMonth first = target.milestones().get(0).month();
    YearMonth from = first != null ? first : months.first();
    return from == null || from.isAfter(thisMonth) ? null : span(from, thisMonth);
  }

  private TargetSpan span(YearMonth from, YearMonth to) {
    LocalDate end = to.atEndOfMonth();
    LocalDate judged = end.isAfter(today) ? today : end;
    MonthlyShares.Sum sum = months.sum(from, to);
    boolean closed = calendar.closeOf(to) <= clock;
    return new TargetSpan(
        from.atDay(1),
        judged,
        figure(sum.now(), judged),
        closed ? figure(sum.atClose(), judged) : null);
  }

  private TargetFigure figure(Share share, LocalDate judged) {
    return TargetFigure.of(share.met(), share.due(), target, judged);
  }

  private TargetTrend trend() {
    return new TargetTrend(
        TargetTrend.Step.of(
            months.of(thisMonth.minusMonths(2)).now(), months.of(thisMonth.minusMonths(1)).now()),
        TargetTrend.Step.of(
            months
                .sum(thisMonth.minusMonths(2 * QUARTER), thisMonth.minusMonths(QUARTER + 1))
                .now(),
            months.sum(thisMonth.minusMonths(QUARTER), thisMonth.minusMonths(1)).now()));
  }

  private List<TargetRow.Month> series() {
    List<TargetRow.Month> series = new ArrayList<>(SERIES);
    for (int back = SERIES - 1; back >= 0; back--) {
      YearMonth month = thisMonth.minusMonths(back);
      MonthlyShares.Sum sum = months.of(month);
      Share share = sum.now();
      LocalDate judged = back == 0 ? today : month.atEndOfMonth();
      series.add(
          new TargetRow.Month(
              month.toString(),
              share.met(),
              share.due(),
              share.share(),
              target.percentOn(judged).orElse(null),
              calendar.closeOf(month) <= clock ? sum.atClose() : null));
    }
    return series;
  }
}
