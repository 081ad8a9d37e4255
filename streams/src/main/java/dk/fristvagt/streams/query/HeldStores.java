package dk.fristvagt.streams.query;

import dk.fristvagt.streams.state.ClockState;
import dk.fristvagt.streams.store.StoreNames;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
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

  private final KafkaStreams streams;
  private final boolean standby;

  private HeldStores(KafkaStreams streams, boolean standby) {
    this.streams = streams;
    this.standby = standby;
  }

  /** Of the tasks that run here. */
  public static HeldStores active(KafkaStreams streams) {
    return new HeldStores(streams, false);
  }

  /**
   * Of the tasks that run here, and copies of others that are complete through the clock that is
   * asked for.
   */
  public static HeldStores activeOrStandby(KafkaStreams streams) {
    return new HeldStores(streams, true);
  }

  @Override
  public <V> void read(
      int partition, long clock, CaseStore<V> store, KeyRange range, EntryReader<V> reader) {
    if (standby) {
      requireComplete(partition, clock, store.name());
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

  /**
   * A copy is filled store by store, so that its clock alone does not tell how far the others are:
   * the store's own changelog must have been read to the end of what is committed, too.
   */
  private void requireComplete(int partition, long clock, String store) {
    ClockState state = this.<ClockState>store(StoreNames.CLOCK, partition).get(CLOCK_KEY);
    if (state == null || state.getDone() < clock || !isReadToItsEnd(partition, store)) {
      throw new InvalidStateStoreException("the copy of partition " + partition + " is behind");
    }
  }

  private boolean isReadToItsEnd(int partition, String store) {
    String end = '-' + store + "-changelog";
    return streams.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals("records-lag"))
        .filter(metric -> metric.getKey().tags().getOrDefault("topic", "").endsWith(end))
        .filter(metric -> String.valueOf(partition).equals(metric.getKey().tags().get("partition")))
        .allMatch(metric -> metric.getValue().metricValue() instanceof Double lag && !(lag > 0));
  }

  private <V> ReadOnlyKeyValueStore<String, V> store(String name, int partition) {
    StoreQueryParameters<ReadOnlyKeyValueStore<String, V>> parameters =
        StoreQueryParameters.fromNameAndType(name, QueryableStoreTypes.<String, V>keyValueStore())
            .withPartition(partition);
    return streams.store(standby ? parameters.enableStaleStores() : parameters);
  }
}
