package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.streams.state.ClockState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How far a partition is, and which steps its clock has still to make.
 *
 * <p>The clock is the least that the configured sources are complete through. A step is made at
 * each such instant, and always one at exactly each local midnight between them, also where the
 * sources skipped it. Steps that cannot be worked off at once wait in order. Instants are ms since
 * the epoch. For one thread.
 */
final class PartitionClock {

  /** Before the first step. */
  static final long NONE = Long.MIN_VALUE;

  private static final String KEY = "clock";

  private final KeyValueStore<String, ClockState> store;
  private final Set<String> configuredSources;
  private final MunicipalCalendar calendar;
  private final String writtenOn;
  private final Map<String, Long> sources = new HashMap<>();
  private final List<Long> pending = new ArrayList<>();
  private long done = NONE;
  private long step = NONE;
  private byte[] cursor = new byte[0];
  private long nextParked;
  private String viewsIn;
  private boolean changed;

  /**
   * @param configuredSources whose ticks make the clock
   * @param calendar whose midnights are steps
   * @param cluster the id of the Kafka cluster that the stores are written to from now on; null for
   *     unknown, which leaves what the store says
   */
  PartitionClock(
      KeyValueStore<String, ClockState> store,
      Set<String> configuredSources,
      MunicipalCalendar calendar,
      String cluster) {
    this.store = store;
    this.configuredSources = Set.copyOf(configuredSources);
    this.calendar = calendar;
    ClockState state = store.get(KEY);
    String before = state == null ? null : state.getWrittenOn();
    writtenOn = cluster == null ? before : cluster;
    changed = !Objects.equals(writtenOn, before);
    if (state != null) {
      sources.putAll(state.getSources());
      pending.addAll(state.getPending());
      done = state.getDone();
      step = state.getStep();
      nextParked = state.getNextParked();
      viewsIn = state.getViewsIn();
      ByteBuffer bytes = state.getCursor().duplicate();
      cursor = new byte[bytes.remaining()];
      bytes.get(cursor);
    }
  }

  /** Takes in what a source says it is complete through; what is no news changes nothing. */
  void tick(String source, long completeThrough) {
    if (!configuredSources.contains(source)) {
      return;
    }
    sources.merge(source, completeThrough, Math::max);
    changed = true;
    if (sources.keySet().containsAll(configuredSources)) {
      long least = configuredSources.stream().mapToLong(sources::get).min().orElseThrow();
      if (least > received()) {
        pending.add(least);
      }
    }
  }

  /** The last step whose work is all done. */
  long done() {
    return done;
  }

  /** The last step that the sources asked for. */
  long received() {
    return pending.isEmpty() ? done : pending.get(pending.size() - 1);
  }

  boolean isBehind() {
    return !pending.isEmpty();
  }

  /** The step to work on now; only when {@link #isBehind}. */
  long step() {
    if (step == NONE) {
      long next = pending.get(0);
      if (done != NONE) {
        next = Math.min(next, calendar.endOf(calendar.localDate(done)));
      }
      step = next;
      changed = true;
    }
    return step;
  }

  /** All work of the current step is done. */
  void stepDone() {
    done = step;
    if (pending.get(0) == done) {
      pending.remove(0);
    }
    step = NONE;
    changed = true;
  }

  /** The key in the wake index up to which all is worked off. */
  byte[] cursor() {
    return cursor;
  }

  void cursor(byte[] key) {
    cursor = key;
    changed = true;
  }

  /** The number of the next record to be parked. */
  long nextParked() {
    changed = true;
    return nextParked++;
  }

  /** Which topic of views holds the whole of this partition's view, or null. */
  String viewsIn() {
    return viewsIn;
  }

  void viewsIn(String topic) {
    viewsIn = topic;
    changed = true;
  }

  /** Writes to the store what changed since the last time. */
  void flush() {
    if (changed) {
      store.put(
          KEY,
          new ClockState(
              done,
              step,
              new ArrayList<>(pending),
              new HashMap<>(sources),
              ByteBuffer.wrap(cursor),
              nextParked,
              viewsIn,
              writtenOn));
      changed = false;
    }
  }
}
