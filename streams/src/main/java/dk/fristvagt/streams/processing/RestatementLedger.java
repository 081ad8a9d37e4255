package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.restatement.RestatedCounts;
import dk.fristvagt.streams.state.StatusCountsState;
import dk.fristvagt.streams.store.RestatementKey;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Why this partition's closed months are no longer as they closed. Changes are gathered and written
 * once per bucket when they are flushed, which must happen before the transaction they belong to
 * may be committed. For one thread.
 */
final class RestatementLedger {

  private final KeyValueStore<String, StatusCountsState> store;
  private final PartitionViewBuilder view;
  private final TreeMap<RestatementKey, StatusCounts> pending = new TreeMap<>();

  RestatementLedger(KeyValueStore<String, StatusCountsState> store, PartitionViewBuilder view) {
    this.store = store;
    this.view = view;
  }

  /** Puts what an obligation changed in the place of what it changed before. */
  void replace(RestatedCounts before, RestatedCounts after) {
    if (!before.equals(after)) {
      add(before, -1);
      add(after, 1);
    }
  }

  private void add(RestatedCounts counts, int sign) {
    counts
        .asMap()
        .forEach(
            (count, n) ->
                pending.merge(
                    new RestatementKey(count.month(), count.group(), count.reason()),
                    StatusCounts.ZERO.plus(count.status(), sign * n),
                    StatusCounts::plus));
  }

  /** Writes what was gathered. */
  void flush() {
    pending.forEach(
        (key, change) -> {
          if (!change.isZero()) {
            StatusCountsState before = store.get(key.text());
            StatusCounts sum = before == null ? change : FiguresLedger.counts(before).plus(change);
            if (sum.isZero()) {
              store.delete(key.text());
            } else {
              store.put(key.text(), FiguresLedger.state(sum));
            }
            view.restatement(key, sum);
          }
        });
    pending.clear();
  }

  /** Fills the view from the store. */
  void restore() {
    try (KeyValueIterator<String, StatusCountsState> iterator = store.all()) {
      while (iterator.hasNext()) {
        KeyValue<String, StatusCountsState> entry = iterator.next();
        view.restatement(RestatementKey.parse(entry.key), FiguresLedger.counts(entry.value));
      }
    }
  }
}
