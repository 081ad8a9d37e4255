package dk.fristvagt.streams.store;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Which case must be looked at when. One entry per case and instant.
 *
 * <p>A step reads on from a cursor, never from the front, where deleted entries lie, and not at all
 * before the next entry's instant, which is remembered: Kafka Streams' range iterator sets no upper
 * bound inside RocksDB, so that even a look at nothing would wade through what was deleted ahead.
 * For one thread.
 */
public final class WakeIndex {

  /**
   * In place of a late registration: a record is kept no more. Later than any registration, so that
   * a fact that comes late as well is what counts.
   */
  public static final long ERASED = Long.MAX_VALUE - 1;

  private static final byte[] ON_TIME = new byte[0];

  private final KeyValueStore<Bytes, byte[]> store;

  /** No entry after the cursor has an instant before this. */
  private long nextInstant = Long.MIN_VALUE;

  public WakeIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** One entry. */
  public record Entry(byte[] key, String caseKey, long lateFrom) {}

  /** Looks at a case at an instant. */
  public void wake(long instant, String caseKey) {
    Bytes key = Bytes.wrap(WakeKey.of(instant, caseKey));
    store.putIfAbsent(key, ON_TIME);
    nextInstant = Math.min(nextInstant, instant);
  }

  /**
   * Looks at a case at an instant that no entry was read past, because a fact came that was
   * registered before it.
   */
  public void wakeForLate(long instant, String caseKey, long registeredAt) {
    Bytes key = Bytes.wrap(WakeKey.of(instant, caseKey));
    byte[] present = store.get(key);
    long least = present == null ? registeredAt : Math.min(registeredAt, WakeKey.late(present));
    store.put(key, WakeKey.late(least));
    nextInstant = Math.min(nextInstant, instant);
  }

  /** Whether there may be an entry at or before an instant. */
  public boolean mayHaveUntil(long instant) {
    return nextInstant <= instant;
  }

  /**
   * The next entries after a cursor and at or before an instant, in order.
   *
   * @param cursor a key, exclusive; empty for the front
   * @param limit at most so many
   */
  public List<Entry> next(byte[] cursor, long until, int limit) {
    List<Entry> entries = new ArrayList<>();
    if (!mayHaveUntil(until)) {
      return entries;
    }
    Bytes from =
        Bytes.wrap(cursor.length == 0 ? WakeKey.from(Long.MIN_VALUE) : WakeKey.after(cursor));
    try (KeyValueIterator<Bytes, byte[]> iterator = store.range(from, null)) {
      while (iterator.hasNext()) {
        KeyValue<Bytes, byte[]> entry = iterator.next();
        byte[] key = entry.key.get();
        if (WakeKey.instant(key) > until) {
          if (entries.isEmpty()) {
            nextInstant = WakeKey.instant(key);
          }
          return entries;
        }
        if (entries.size() == limit) {
          return entries;
        }
        entries.add(new Entry(key, WakeKey.caseKey(key), WakeKey.late(entry.value)));
      }
    }
    if (entries.isEmpty()) {
      nextInstant = Long.MAX_VALUE;
    }
    return entries;
  }

  /** Takes out an entry that was worked off. */
  public void delete(Entry entry) {
    store.delete(Bytes.wrap(entry.key()));
  }
}
