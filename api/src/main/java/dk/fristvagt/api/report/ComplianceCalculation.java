package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Makes {@link ComplianceReport}s. For one report and one thread. */
final class ComplianceCalculation {

  private final Catalogue catalogue;
  private final Calendars calendars;
  private final ViewSnapshot snapshot;
  private final ComplianceQuery query;

  ComplianceCalculation(
      Catalogue catalogue, Calendars calendars, ViewSnapshot snapshot, ComplianceQuery query) {
    this.catalogue = catalogue;
    this.calendars = calendars;
    this.snapshot = snapshot;
    this.query = query;
  }

  ComplianceReport report() {
    Map<GroupPeriod, FigureSum> sums = new HashMap<>();
    for (PartitionView view : snapshot.views()) {
      days(view).forEach((key, figures) -> add(sums, key, figures));
    }
    List<GroupPeriod> keys = new ArrayList<>(sums.keySet());
    keys.removeIf(key -> !sums.get(key).has(query.basis()));
    Collections.sort(keys);
    return new ComplianceReport(
        snapshot.clockInstant(),
        snapshot.clockMaxInstant(),
        snapshot.partitions(),
        FollowedCatalogue.of(snapshot, catalogue),
        query.period().name().toLowerCase(Locale.ROOT),
        query.basis().label(),
        query.by().label(),
        keys.stream().map(key -> row(key, sums.get(key))).toList());
  }

  private SortedMap<ComplianceKey, DayFigures> days(PartitionView view) {
    SortedMap<ComplianceKey, DayFigures> days = view.figures();
    if (query.from() != null) {
      days = days.tailMap(ComplianceKey.from(query.firstDay()));
    }
    if (query.to() != null) {
      days = days.headMap(ComplianceKey.from(query.lastDay().plusDays(1)));
    }
    return days;
  }

  private void add(Map<GroupPeriod, FigureSum> sums, ComplianceKey key, DayFigures figures) {
    Group group = key.group();
    if (query.filter().accepts(group)) {
      sums.computeIfAbsent(
              GroupPeriod.of(group, query.by(), query.period(), key.day()), row -> new FigureSum())
          .add(figures);
    }
  }

  private ComplianceRow row(GroupPeriod key, FigureSum sum) {
    MunicipalCalendar calendar = calendars.of(key.municipality());
    long clock = snapshot.clock();
    LocalDate lastDay = query.period().lastDay(key.firstDay());
    boolean finished = calendar.endOf(lastDay) <= clock;
    boolean closed = calendar.closeOf(YearMonth.from(lastDay)) <= clock;
    LocalDate judged = finished ? lastDay : calendar.localDate(clock);
    Target target = catalogue.rule(key.rule()).map(Rule::target).orElse(Target.NONE);
    StatusCounts counts = sum.counts(query.basis());
    return new ComplianceRow(
        key.rule(),
        key.municipality(),
        key.team(),
        key.caseworker(),
        query.period().label(key.firstDay()),
        counts.due(),
        counts.met(),
        counts.late(),
        counts.overdue(),
        counts.lapsed(),
        counts.missed(),
        counts.unknown(),
        Share.ratio(counts.met(), counts.due()),
        TargetShare.on(target, judged),
        Verdict.of(counts.met(), counts.due(), target, judged),
        sum.durations().median(),
        sum.durations().p90(),
        closed && query.basis() == Basis.DUE ? DueFigures.of(sum.atClose()) : null);
  }
}
