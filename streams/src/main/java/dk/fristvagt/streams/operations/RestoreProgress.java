package dk.fristvagt.streams.operations;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/**
 * How far the stores are that are filled from their changelogs, since the start. Thread-safe.
 *
 * <p>A store that was whole when it was opened never shows here.
 */
public final class RestoreProgress implements StateRestoreListener {

  private final Map<Store, Restore> restores = new ConcurrentSkipListMap<>();
  private final InstantSource time;

  private record Store(String name, int partition) implements Comparable<Store> {
    @Override
    public int compareTo(Store other) {
      int byName = name.compareTo(other.name);
      return byName != 0 ? byName : Integer.compare(partition, other.partition);
    }
  }

  /**
   * The last restore of a store.
   *
   * @param restored records read
   * @param total places there were to read when it began, compacted ones and the markers of
   *     transactions included: {@code restored} may end below it
   * @param endedAt null while it goes on
   * @param done whether it was read to its end, not given up because the partition moved away
   */
  public record Restore(
      String store,
      int partition,
      long restored,
      long total,
      Instant startedAt,
      Instant endedAt,
      boolean done) {}

  public RestoreProgress(InstantSource time) {
    this.time = time;
  }

  /** By store and partition. */
  public List<Restore> all() {
    return List.copyOf(restores.values());
  }

  @Override
  public void onRestoreStart(
      TopicPartition changelog, String store, long startingOffset, long endingOffset) {
    restores.put(
        new Store(store, changelog.partition()),
        new Restore(
            store,
            changelog.partition(),
            0,
            Math.max(0, endingOffset - startingOffset),
            time.instant(),
            null,
            false));
  }

  @Override
  public void onBatchRestored(
      TopicPartition changelog, String store, long batchEndOffset, long numRestored) {
    restores.computeIfPresent(
        new Store(store, changelog.partition()),
        (key, restore) ->
            new Restore(
                store,
                restore.partition,
                restore.restored + numRestored,
                restore.total,
                restore.startedAt,
                null,
                false));
  }

  @Override
  public void onRestoreEnd(TopicPartition changelog, String store, long totalRestored) {
    end(changelog, store, true);
  }

  @Override
  public void onRestoreSuspended(TopicPartition changelog, String store, long totalRestored) {
    end(changelog, store, false);
  }

  private void end(TopicPartition changelog, String store, boolean done) {
    restores.computeIfPresent(
        new Store(store, changelog.partition()),
        (key, restore) ->
            new Restore(
                store,
                restore.partition,
                restore.restored,
                restore.total,
                restore.startedAt,
                time.instant(),
                done));
  }
}
