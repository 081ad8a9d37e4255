package dk.fristvagt.streams.processing;

import dk.fristvagt.streams.state.CaseState;
import dk.fristvagt.streams.state.SweepState;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The look at every case that a new catalogue asks for, in the order of case keys, from a cursor
 * that outlives a restart: each case once. For one thread.
 */
final class CatalogueSweep {

  private static final String KEY = "sweep";

  private final KeyValueStore<String, SweepState> store;
  private final KeyValueStore<String, CaseState> cases;
  private boolean underWay;
  private String cursor = "";
  private long done;
  private boolean changed;

  CatalogueSweep(KeyValueStore<String, SweepState> store, KeyValueStore<String, CaseState> cases) {
    this.store = store;
    this.cases = cases;
    SweepState state = store.get(KEY);
    if (state != null) {
      underWay = true;
      cursor = state.getCursor();
      done = state.getDone();
    }
  }

  void start() {
    underWay = true;
    cursor = "";
    done = 0;
    changed = true;
  }

  boolean isUnderWay() {
    return underWay;
  }

  /** How many cases it has looked at. */
  long done() {
    return done;
  }

  /**
   * The next cases to be looked at, which the caller then does; the sweep ends when there are none.
   *
   * @param limit at most so many
   */
  List<String> next(int limit) {
    List<String> next = new ArrayList<>();
    try (KeyValueIterator<String, CaseState> iterator =
        cases.range(cursor.isEmpty() ? null : cursor + '\0', null)) {
      while (next.size() < limit && iterator.hasNext()) {
        next.add(iterator.next().key);
      }
    }
    if (next.isEmpty()) {
      underWay = false;
    } else {
      cursor = next.get(next.size() - 1);
      done += next.size();
    }
    changed = true;
    return next;
  }

  /** Writes to the store what changed since the last time. */
  void flush() {
    if (changed) {
      if (underWay) {
        store.put(KEY, new SweepState(cursor, done));
      } else {
        store.delete(KEY);
      }
      changed = false;
    }
  }
}
