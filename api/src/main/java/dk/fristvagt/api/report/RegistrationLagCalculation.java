package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.DurationHistogram;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** Makes {@link RegistrationLagReport}s. For one report and one thread. */
final class RegistrationLagCalculation {

  private static final Comparator<String> TEXT =
      Comparator.nullsFirst((Comparator<String>) CodePointOrder.INSTANCE);

  private static final Comparator<RowKey> ORDER =
      Comparator.comparing(RowKey::municipality, TEXT)
          .thenComparing(RowKey::team, TEXT)
          .thenComparing(RowKey::firstDay);

  private final ViewSnapshot snapshot;
  private final RegistrationLagQuery query;
  private final Map<RowKey, DurationHistogram> sums = new HashMap<>();

  RegistrationLagCalculation(ViewSnapshot snapshot, RegistrationLagQuery query) {
    this.snapshot = snapshot;
    this.query = query;
  }

  RegistrationLagReport report() {
    for (PartitionView view : snapshot.views()) {
      months(view).forEach(this::add);
    }
    List<RowKey> keys = new ArrayList<>(sums.keySet());
    keys.sort(ORDER);
    return new RegistrationLagReport(
        snapshot.clockInstant(),
        snapshot.clockMaxInstant(),
        snapshot.partitions(),
        query.period().name().toLowerCase(Locale.ROOT),
        query.by().label(),
        keys.stream().map(key -> row(key, sums.get(key))).toList());
  }

  private SortedMap<LagKey, Map<Integer, Long>> months(PartitionView view) {
    SortedMap<LagKey, Map<Integer, Long>> months = view.registrationLags();
    if (query.from() != null) {
      months = months.tailMap(LagKey.from(YearMonth.from(query.period().firstDay(query.from()))));
    }
    if (query.to() != null) {
      YearMonth last = YearMonth.from(query.period().lastDay(query.to()));
      months = months.headMap(LagKey.from(last.plusMonths(1)));
    }
    return months;
  }

  private void add(LagKey key, Map<Integer, Long> factsByDays) {
    if (query.filter().acceptsTeam(key.municipality(), key.team())) {
      DurationHistogram sum =
          sums.computeIfAbsent(
              new RowKey(
                  key.municipality(),
                  query.by() == Grouping.TEAM ? key.team() : null,
                  query.period().firstDay(key.month().atDay(1))),
              row -> new DurationHistogram());
      factsByDays.forEach(sum::add);
    }
  }

  private RegistrationLagRow row(RowKey key, DurationHistogram lags) {
    long facts = lags.countByDays().values().stream().mapToLong(Long::longValue).sum();
    long sameDay = lags.countByDays().getOrDefault(0, 0L);
    return new RegistrationLagRow(
        key.municipality(),
        key.team(),
        query.period().label(key.firstDay()),
        facts,
        sameDay,
        Share.ratio(sameDay, facts),
        lags.median(),
        lags.p90());
  }

  private record RowKey(String municipality, String team, LocalDate firstDay) {}
}
