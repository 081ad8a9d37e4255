package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.DurationHistogram;
import dk.fristvagt.rules.restatement.RegistrationLags;
import dk.fristvagt.streams.state.DurationState;
import dk.fristvagt.streams.state.LagState;
import dk.fristvagt.streams.state.LagTotalState;
import dk.fristvagt.streams.state.RegistrationState;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How late each case's facts were registered, and the sum of that by team and month. Sums are
 * gathered and written once per bucket when they are flushed, which must happen before the
 * transaction they belong to may be committed. For one thread.
 */
final class RegistrationLedger {

  private final KeyValueStore<String, RegistrationState> cases;
  private final KeyValueStore<String, LagTotalState> totals;
  private final PartitionViewBuilder view;
  private final TreeMap<LagKey, DurationHistogram> pending = new TreeMap<>();

  RegistrationLedger(
      KeyValueStore<String, RegistrationState> cases,
      KeyValueStore<String, LagTotalState> totals,
      PartitionViewBuilder view) {
    this.cases = cases;
    this.totals = totals;
    this.view = view;
  }

  /** What a case's records have been counted for, or null where none have. */
  RegistrationState of(String caseKey) {
    return cases.get(caseKey);
  }

  /**
   * Takes in a case as it is now.
   *
   * @param before what is held, or null
   * @param known the greatest registration taken in, ms since the epoch; {@link Long#MIN_VALUE}
   *     where no record is known
   */
  void update(
      String caseKey,
      String municipality,
      RegistrationState before,
      long known,
      Map<RegistrationLags.Bucket, DurationHistogram> lags) {
    if (known == Long.MIN_VALUE) {
      if (before != null) {
        cases.delete(caseKey);
        add(municipality, before, -1);
      }
      return;
    }
    RegistrationState after = new RegistrationState(known, states(lags));
    if (after.equals(before)) {
      return;
    }
    cases.put(caseKey, after);
    if (before == null || !before.getLags().equals(after.getLags())) {
      if (before != null) {
        add(municipality, before, -1);
      }
      add(municipality, after, 1);
    }
  }

  /** Writes the sums that were gathered. */
  void flush() {
    pending.forEach(
        (key, change) -> {
          if (!change.isEmpty()) {
            DurationHistogram sum = histogram(totals.get(key.text()));
            sum.addAll(change);
            if (sum.isEmpty()) {
              totals.delete(key.text());
            } else {
              totals.put(key.text(), new LagTotalState(days(sum)));
            }
            view.registrationLags(key, sum.countByDays());
          }
        });
    pending.clear();
  }

  /** Fills the view from the store. */
  void restore() {
    try (KeyValueIterator<String, LagTotalState> iterator = totals.all()) {
      while (iterator.hasNext()) {
        KeyValue<String, LagTotalState> entry = iterator.next();
        view.registrationLags(LagKey.parse(entry.key), histogram(entry.value).countByDays());
      }
    }
  }

  private void add(String municipality, RegistrationState state, int sign) {
    for (LagState lag : state.getLags()) {
      DurationHistogram delta =
          pending.computeIfAbsent(
              new LagKey(ObligationStates.month(lag.getMonth()), municipality, lag.getTeam()),
              key -> new DurationHistogram());
      lag.getDays().forEach(days -> delta.add(days.getDays(), sign * days.getN()));
    }
  }

  private static List<LagState> states(Map<RegistrationLags.Bucket, DurationHistogram> lags) {
    List<LagState> states = new ArrayList<>(lags.size());
    lags.forEach(
        (bucket, histogram) ->
            states.add(
                new LagState(
                    bucket.team(), ObligationStates.month(bucket.month()), days(histogram))));
    return states;
  }

  private static List<DurationState> days(DurationHistogram histogram) {
    return days(histogram.countByDays());
  }

  static List<DurationState> days(Map<Integer, Long> factsByDays) {
    List<DurationState> days = new ArrayList<>(factsByDays.size());
    factsByDays.forEach((lag, n) -> days.add(new DurationState(lag, n)));
    return days;
  }

  static Map<Integer, Long> factsByDays(List<DurationState> days) {
    Map<Integer, Long> factsByDays = new TreeMap<>();
    days.forEach(day -> factsByDays.put(day.getDays(), day.getN()));
    return factsByDays;
  }

  private static DurationHistogram histogram(LagTotalState state) {
    DurationHistogram histogram = new DurationHistogram();
    if (state != null) {
      state.getDays().forEach(days -> histogram.add(days.getDays(), days.getN()));
    }
    return histogram;
  }
}
