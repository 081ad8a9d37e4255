package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes a {@link ShareSeries}. For one report and one thread. */
final class SeriesCalculation {

  private static final int MONTHS = 12;

  private final Catalogue catalogue;
  private final ViewSnapshot snapshot;
  private final GroupFilter filter;
  private final LocalDate today;
  private final Map<String, Map<YearMonth, Share>> shares = new HashMap<>();

  SeriesCalculation(
      Catalogue catalogue, Calendars calendars, ViewSnapshot snapshot, GroupFilter filter) {
    this.catalogue = catalogue;
    this.snapshot = snapshot;
    this.filter = filter;
    LocalToday local = new LocalToday(calendars, snapshot.clock());
    this.today =
        filter.municipalities().size() == 1
            ? local.in(filter.municipalities().iterator().next())
            : local.common();
  }

  ShareSeries series() {
    YearMonth last = YearMonth.from(today);
    YearMonth first = last.minusMonths(MONTHS - 1L);
    for (PartitionView view : snapshot.views()) {
      view.figures()
          .tailMap(ComplianceKey.from(first.atDay(1)))
          .headMap(ComplianceKey.from(last.plusMonths(1).atDay(1)))
          .forEach(this::add);
    }
    List<YearMonth> months = new ArrayList<>(MONTHS);
    for (YearMonth month = first; !month.isAfter(last); month = month.plusMonths(1)) {
      months.add(month);
    }
    Set<String> rules = new TreeSet<>(shares.keySet());
    catalogue.rules().stream().map(Rule::id).filter(filter::acceptsRule).forEach(rules::add);
    Map<String, List<ShareSeries.Month>> byRule = new HashMap<>();
    for (String rule : rules) {
      Target target = catalogue.rule(rule).map(Rule::target).orElse(Target.NONE);
      byRule.put(rule, months.stream().map(month -> month(rule, target, month)).toList());
    }
    return new ShareSeries(months, byRule);
  }

  private void add(ComplianceKey key, DayFigures figures) {
    if (filter.accepts(key.group()) && !figures.now().isZero()) {
      shares
          .computeIfAbsent(key.group().rule(), rule -> new HashMap<>())
          .merge(
              YearMonth.from(key.day()),
              Share.of(figures.now().met(), figures.now().due()),
              (a, b) -> Share.of(a.met() + b.met(), a.due() + b.due()));
    }
  }

  private ShareSeries.Month month(String rule, Target target, YearMonth month) {
    LocalDate end = month.atEndOfMonth();
    return new ShareSeries.Month(
        shares.getOrDefault(rule, Map.of()).getOrDefault(month, Share.of(0, 0)),
        TargetShare.on(target, end.isAfter(today) ? today : end));
  }
}
