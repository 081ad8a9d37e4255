package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.RestatementKey;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Makes {@link RestatementReport}s. For one report and one thread. */
final class RestatementCalculation {

  private final ViewSnapshot snapshot;
  private final RestatementQuery query;
  private final LocalToday today;
  private final Map<GroupPeriod, RestatementSum> sums = new HashMap<>();

  RestatementCalculation(Calendars calendars, ViewSnapshot snapshot, RestatementQuery query) {
    this.snapshot = snapshot;
    this.query = query;
    this.today = new LocalToday(calendars, snapshot.clock());
  }

  RestatementReport report() {
    for (PartitionView view : snapshot.views()) {
      days(view).forEach(this::add);
      months(view).forEach(this::add);
    }
    List<GroupPeriod> keys = new ArrayList<>(sums.keySet());
    keys.removeIf(key -> !sums.get(key).has());
    Collections.sort(keys);
    return new RestatementReport(
        snapshot.clockInstant(),
        snapshot.clockMaxInstant(),
        snapshot.partitions(),
        query.period().name().toLowerCase(Locale.ROOT),
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

  private SortedMap<RestatementKey, StatusCounts> months(PartitionView view) {
    SortedMap<RestatementKey, StatusCounts> months = view.restatements();
    if (query.from() != null) {
      months = months.tailMap(RestatementKey.from(YearMonth.from(query.firstDay())));
    }
    if (query.to() != null) {
      months = months.headMap(RestatementKey.from(YearMonth.from(query.lastDay()).plusMonths(1)));
    }
    return months;
  }

  private void add(ComplianceKey key, DayFigures figures) {
    if (wants(key.group(), key.day())) {
      sum(key.group(), key.day()).add(figures);
    }
  }

  private void add(RestatementKey key, StatusCounts change) {
    LocalDate day = key.month().atDay(1);
    if (wants(key.group(), day)) {
      sum(key.group(), day).add(key.reason(), change);
    }
  }

  private boolean wants(Group group, LocalDate day) {
    return query.filter().accepts(group) && day.isBefore(openMonth(group.municipality()));
  }

  /** The first day of the month that is not closed yet. */
  private LocalDate openMonth(String municipality) {
    return today.in(municipality).withDayOfMonth(1);
  }

  private RestatementSum sum(Group group, LocalDate day) {
    return sums.computeIfAbsent(
        GroupPeriod.of(group, query.by(), query.period(), day), key -> new RestatementSum());
  }

  private RestatementRow row(GroupPeriod key, RestatementSum sum) {
    LocalDate end = query.period().lastDay(key.firstDay()).plusDays(1);
    LocalDate open = openMonth(key.municipality());
    return new RestatementRow(
        key.rule(),
        key.municipality(),
        key.team(),
        key.caseworker(),
        query.period().label(key.firstDay()),
        (int) ChronoUnit.MONTHS.between(key.firstDay(), end.isBefore(open) ? end : open),
        sum.atClose(),
        sum.now(),
        sum.reasons());
  }
}
