package dk.fristvagt.streams.query;

import org.apache.kafka.streams.errors.InvalidStateStoreException;

/** The stores of all partitions, wherever they are. Implementations are thread-safe. */
public interface CaseStores {

  /**
   * Hands over entries of one partition in the order of their keys, until there are no more or the
   * reader has enough.
   *
   * @param clock what is read must be as far at least: the clock of the partition's view, ms since
   *     the epoch
   * @throws InvalidStateStoreException when nobody can be asked now; entries may have been handed
   *     over by then
   */
  <V> void read(
      int partition, long clock, CaseStore<V> store, KeyRange range, EntryReader<V> reader);

  /** Takes in entries. */
  @FunctionalInterface
  interface EntryReader<V> {

    /** Takes in one and says whether another is wanted. */
    boolean read(String key, V value);
  }
}
