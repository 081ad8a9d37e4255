package dk.fristvagt.streams.processing;

import dk.fristvagt.streams.state.ParkedState;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Records that came late while a step was worked on, kept until that is done: else it would depend
 * on timing which of its cases see them. For one thread.
 */
final class Parking {

  private final KeyValueStore<Long, ParkedState> store;
  private final PartitionClock clock;

  Parking(KeyValueStore<Long, ParkedState> store, PartitionClock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps a record until every step is done that is asked for now.
   *
   * @param value null for a tombstone
   */
  void park(String key, byte[] value, long timestamp) {
    store.put(
        clock.nextParked(),
        new ParkedState(
            clock.received(), key, value == null ? null : ByteBuffer.wrap(value), timestamp));
  }

  /**
   * Hands over, and forgets, what waited for the steps that are done now; in order of arrival,
   * which is that of what they wait for.
   */
  void release(Arrivals arrivals) {
    try (KeyValueIterator<Long, ParkedState> iterator = store.all()) {
      while (iterator.hasNext()) {
        KeyValue<Long, ParkedState> entry = iterator.next();
        ParkedState waiting = entry.value;
        if (waiting.getAfter() > clock.done()) {
          return;
        }
        arrivals.arrive(waiting.getKey(), value(waiting), waiting.getTimestamp());
        store.delete(entry.key);
      }
    }
  }

  private static byte[] value(ParkedState waiting) {
    if (waiting.getValue() == null) {
      return null;
    }
    byte[] value = new byte[waiting.getValue().remaining()];
    waiting.getValue().duplicate().get(value);
    return value;
  }

  /** Where released records go. */
  interface Arrivals {

    /**
     * @param value null for a tombstone
     */
    void arrive(String key, byte[] value, long timestamp);
  }
}
