package dk.fristvagt.streams.query;

import dk.fristvagt.streams.state.ClockState;
import dk.fristvagt.streams.store.StoreNames;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores that this instance holds: those of tasks that run here, and where asked for the
 * standby copies of others. Thread-safe.
 */
public final class HeldStores implements CaseStores {

  /** Under which a partition keeps the only entry of its clock store. */
  private static final String CLOCK_KEY = "clock";

  /**
   * What a copy that has all records is behind at most: the last one in a changelog is the broker's
   * marker that a transaction was committed, which no copy counts.
   */
  private static final long COMMIT_MARKER = 1;

  private final KafkaStreams streams;
  private final boolean checksClock;
  private final boolean standby;

  private HeldStores(KafkaStreams streams, boolean checksClock, boolean standby) {
    this.streams = streams;
    this.checksClock = checksClock;
    this.standby = standby;
  }

  /**
   * Of the only instance: its tasks show their views themselves, so that no store is behind one.
   */
  public static HeldStores alone(KafkaStreams streams) {
    return new HeldStores(streams, false, false);
  }

  /**
   * Of the tasks that run here, where they have done the step that is asked for. A task that was
   * given to another instance while this one stood still has not.
   */
  public static HeldStores active(KafkaStreams streams) {
    return new HeldStores(streams, true, false);
  }

  /**
   * Of the tasks that run here, and copies of others that are complete through the clock that is
   * asked for.
   */
  public static HeldStores activeOrStandby(KafkaStreams streams) {
    return new HeldStores(streams, true, true);
  }

  @Override
  public <V> void read(
      int partition, long clock, CaseStore<V> store, KeyRange range, EntryReader<V> reader) {
    if (checksClock) {
      requireClock(partition, clock);
    }
    if (standby) {
      requireComplete(partition, store.name());
    }
    try (KeyValueIterator<String, V> iterator =
        this.<V>store(store.name(), partition).range(range.from(), range.to())) {
      while (iterator.hasNext()) {
        KeyValue<String, V> entry = iterator.next();
        if (!reader.read(entry.key, entry.value)) {
          return;
        }
      }
    }
  }

  private void requireClock(int partition, long clock) {
    ClockState state = this.<ClockState>store(StoreNames.CLOCK, partition).get(CLOCK_KEY);
    if (clock > (state == null ? Long.MIN_VALUE : state.getDone())) {
      throw new InvalidStateStoreException("partition " + partition + " is behind its view here");
    }
  }

  /**
   * A copy is filled store by store, so that its clock does not tell how far the others are: it
   * must hold all that the broker has of the store's changelog now, committed or not. What the view
   * was made from was there before the view was shown.
   */
  private void requireComplete(int partition, String store) {
    LagInfo lag;
    try {
      lag = streams.allLocalStorePartitionLags().getOrDefault(store, Map.of()).get(partition);
    } catch (StreamsException e) {
      throw new InvalidStateStoreException("the broker does not say how far copies are", e);
    }
    if (lag == null || lag.offsetLag() > COMMIT_MARKER) {
      throw new InvalidStateStoreException("the copy of partition " + partition + " is behind");
    }
  }

  private <V> ReadOnlyKeyValueStore<String, V> store(String name, int partition) {
    StoreQueryParameters<ReadOnlyKeyValueStore<String, V>> parameters =
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, V>keyValueStore())
            .withPartition(partition);
    return streams.store(standby ? parameters.enableStaleStores() : parameters);
  }
}
