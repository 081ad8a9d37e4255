package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.rules.forecast.BreachOutlook;
import dk.fristvagt.rules.forecast.BreachQuestion;
import dk.fristvagt.rules.forecast.CompletionCurves;
import dk.fristvagt.rules.forecast.ExpectedBreaches;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes {@link ForecastReport}s. For one report and one thread. */
final class ForecastCalculation {

  private static final Comparator<String> TEXT =
      Comparator.nullsFirst((Comparator<String>) CodePointOrder.INSTANCE);

  private static final Comparator<DayKey> ORDER =
      Comparator.comparing(DayKey::date)
          .thenComparing(DayKey::rule, TEXT)
          .thenComparing(DayKey::municipality, TEXT)
          .thenComparing(DayKey::team, TEXT);

  private final Catalogue catalogue;
  private final Calendars calendars;
  private final ViewSnapshot snapshot;
  private final ForecastQuery query;
  private final CompletionCurves curves;
  private final LocalToday today;
  private final SortedMap<DayKey, List<BreachOutlook>> days = new TreeMap<>(ORDER);
  private final SortedMap<String, Total> rules = new TreeMap<>(CodePointOrder.INSTANCE);
  private final SortedMap<LocalDate, List<BreachOutlook>> weeks = new TreeMap<>();
  private final List<BreachOutlook> all = new ArrayList<>();

  ForecastCalculation(
      Catalogue catalogue,
      Calendars calendars,
      ViewSnapshot snapshot,
      ForecastQuery query,
      CompletionCurves curves) {
    this.catalogue = catalogue;
    this.calendars = calendars;
    this.snapshot = snapshot;
    this.query = query;
    this.curves = curves;
    this.today = new LocalToday(calendars, snapshot.clock());
  }

  ForecastReport report() {
    for (PartitionView view : snapshot.views()) {
      view.live()
          .forEach(
              (rule, list) -> {
                if (query.filter().acceptsRule(rule)) {
                  list.values().forEach(obligation -> add(view.clock(), obligation));
                }
              });
    }
    return new ForecastReport(
        snapshot.clockInstant(),
        snapshot.clockMaxInstant(),
        snapshot.partitions(),
        curves.asOf(),
        today.common(),
        today.common().plusDays(query.days() - 1L),
        query.by().label(),
        ExpectedBreaches.CONFIDENCE,
        figures(all),
        rules.entrySet().stream().map(entry -> total(entry.getKey(), entry.getValue())).toList(),
        days.entrySet().stream().map(entry -> day(entry.getKey(), entry.getValue())).toList(),
        weeks.entrySet().stream().map(entry -> week(entry.getKey(), entry.getValue())).toList());
  }

  private void add(long clock, Obligation obligation) {
    if (!query.filter().accepts(obligation)) {
      return;
    }
    if (obligation.status() == ObligationStatus.OVERDUE) {
      rules.computeIfAbsent(obligation.rule(), rule -> new Total()).overdue++;
      return;
    }
    LocalDate first = today.in(obligation.municipality());
    if (!obligation.dueDay().isBefore(first.plusDays(query.days()))) {
      return;
    }
    BreachQuestion.of(obligation, clock, catalogue, calendars)
        .ifPresent(
            question -> {
              BreachOutlook outlook = curves.outlook(question);
              days.computeIfAbsent(
                      new DayKey(
                          question.dueDay(),
                          question.rule(),
                          query.by().municipalityOf(question),
                          query.by().teamOf(question)),
                      key -> new ArrayList<>())
                  .add(outlook);
              rules.computeIfAbsent(question.rule(), rule -> new Total()).outlooks.add(outlook);
              weeks
                  .computeIfAbsent(
                      PeriodKind.WEEK.firstDay(question.dueDay()), monday -> new ArrayList<>())
                  .add(outlook);
              all.add(outlook);
            });
  }

  private ForecastTotal total(String rule, Total total) {
    return new ForecastTotal(
        rule,
        catalogue.rule(rule).map(known -> RuleNames.name(known, rule)).orElse(null),
        total.overdue,
        figures(total.outlooks));
  }

  private static ForecastDay day(DayKey key, List<BreachOutlook> outlooks) {
    return new ForecastDay(
        key.date(), key.rule(), key.municipality(), key.team(), figures(outlooks));
  }

  private ForecastWeek week(LocalDate monday, List<BreachOutlook> outlooks) {
    LocalDate first = today.common();
    LocalDate last = first.plusDays(query.days() - 1L);
    LocalDate sunday = PeriodKind.WEEK.lastDay(monday);
    return new ForecastWeek(
        monday.isBefore(first) ? first : monday,
        sunday.isAfter(last) ? last : sunday,
        figures(outlooks));
  }

  private static ForecastFigures figures(List<BreachOutlook> outlooks) {
    return ForecastFigures.of(ExpectedBreaches.of(outlooks));
  }

  private record DayKey(LocalDate date, String rule, String municipality, String team) {}

  private static final class Total {
    private long overdue;
    private final List<BreachOutlook> outlooks = new ArrayList<>();
  }
}
