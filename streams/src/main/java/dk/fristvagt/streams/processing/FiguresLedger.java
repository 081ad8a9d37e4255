package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.CompletedCount;
import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.streams.state.DurationState;
import dk.fristvagt.streams.state.FiguresState;
import dk.fristvagt.streams.state.StatusCountsState;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The compliance figures of this partition. Changes are gathered and written once per bucket when
 * they are flushed, which must happen before the transaction they belong to may be committed. For
 * one thread.
 */
final class FiguresLedger {

  private final KeyValueStore<String, FiguresState> store;
  private final PartitionViewBuilder view;
  private final TreeMap<ComplianceKey, FiguresDelta> pending = new TreeMap<>();

  FiguresLedger(KeyValueStore<String, FiguresState> store, PartitionViewBuilder view) {
    this.store = store;
    this.view = view;
  }

  /** Adds n to the due-basis figures as they stand. */
  void now(DueCount due, long n) {
    delta(due.group(), due.day()).now(due.status(), n);
  }

  /** Adds n to the due-basis figures as they stood when the month closed. */
  void atClose(DueCount due, long n) {
    delta(due.group(), due.day()).atClose(due.status(), n);
  }

  /** Adds n to the completed-basis figures. */
  void completed(CompletedCount completed, long n) {
    delta(completed.group(), completed.day()).completed(completed, n);
  }

  /** Writes what was gathered and hands each change on, sorted by day and group. */
  void flush(ChangeListener listener) {
    pending.forEach(
        (key, delta) -> {
          DayFigures change = delta.figures();
          if (!change.isZero()) {
            DayFigures sum = figures(store.get(key.text())).plus(change);
            if (sum.isZero()) {
              store.delete(key.text());
            } else {
              store.put(key.text(), state(sum));
            }
            view.figures(key, sum);
            listener.changed(key, change);
          }
        });
    pending.clear();
  }

  /** Fills the view from the store. */
  void restore() {
    try (KeyValueIterator<String, FiguresState> iterator = store.all()) {
      while (iterator.hasNext()) {
        KeyValue<String, FiguresState> entry = iterator.next();
        view.figures(ComplianceKey.parse(entry.key), figures(entry.value));
      }
    }
  }

  /** Hears of changes that are flushed. */
  interface ChangeListener {
    void changed(ComplianceKey key, DayFigures change);
  }

  static StatusCountsState state(StatusCounts counts) {
    return new StatusCountsState(
        counts.met(),
        counts.late(),
        counts.overdue(),
        counts.lapsed(),
        counts.missed(),
        counts.unknown());
  }

  static StatusCounts counts(StatusCountsState state) {
    return new StatusCounts(
        state.getMet(),
        state.getLate(),
        state.getOverdue(),
        state.getLapsed(),
        state.getMissed(),
        state.getUnknown());
  }

  private FiguresDelta delta(Group group, LocalDate day) {
    return pending.computeIfAbsent(new ComplianceKey(day, group), key -> new FiguresDelta());
  }

  static FiguresState state(DayFigures figures) {
    List<DurationState> durations = new ArrayList<>();
    figures.durations().forEach((days, n) -> durations.add(new DurationState(days, n)));
    return new FiguresState(
        state(figures.now()),
        state(figures.atClose()),
        figures.completedInTime(),
        figures.completedLate(),
        durations);
  }

  static DayFigures figures(FiguresState state) {
    if (state == null) {
      return DayFigures.ZERO;
    }
    Map<Integer, Long> durations = new TreeMap<>();
    state.getDurations().forEach(duration -> durations.put(duration.getDays(), duration.getN()));
    return new DayFigures(
        counts(state.getNow()),
        counts(state.getAtClose()),
        state.getCompletedInTime(),
        state.getCompletedLate(),
        durations);
  }
}
