package dk.fristvagt.streams.cluster;

import dk.fristvagt.streams.query.CaseStore;
import dk.fristvagt.streams.query.CaseStores;
import dk.fristvagt.streams.query.KeyRange;
import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * The stores of all partitions: those held here, and those of other instances, which are asked.
 * First whoever runs the task; where that one gives no answer, a copy that is complete through the
 * clock asked for, this instance's own before another's. Thread-safe.
 *
 * <p>Who holds what is looked up anew for each read, so that one that is tried again finds out
 * about a rebalance.
 */
final class RoutedStores implements CaseStores {

  private final Instances instances;
  private final CaseStores active;
  private final CaseStores activeOrStandby;
  private final RemoteStores remote;

  /**
   * @param active of the tasks that run here
   * @param activeOrStandby the same and the copies kept here
   */
  RoutedStores(
      Instances instances, CaseStores active, CaseStores activeOrStandby, RemoteStores remote) {
    this.instances = instances;
    this.active = active;
    this.activeOrStandby = activeOrStandby;
    this.remote = remote;
  }

  @Override
  public <V> void read(
      int partition, long clock, CaseStore<V> store, KeyRange range, EntryReader<V> reader) {
    Counting<V> counting = new Counting<>(reader);
    InvalidStateStoreException failure =
        new InvalidStateStoreException("nobody holds partition " + partition + " now");
    for (boolean standby : new boolean[] {false, true}) {
      List<HostInfo> holders =
          standby ? instances.standbys(partition) : instances.active(partition);
      for (HostInfo holder : holders) {
        try {
          if (instances.isSelf(holder)) {
            (standby ? activeOrStandby : active).read(partition, clock, store, range, counting);
          } else {
            remote.read(holder, standby, partition, clock, store, range, counting);
          }
          return;
        } catch (InvalidStateStoreException e) {
          if (counting.entries > 0) {
            throw e;
          }
          failure = e;
        }
      }
    }
    throw failure;
  }

  /** Knows whether anything was handed over, after which nobody else can go on. */
  private static final class Counting<V> implements EntryReader<V> {

    private final EntryReader<V> reader;
    private long entries;

    Counting(EntryReader<V> reader) {
      this.reader = reader;
    }

    @Override
    public boolean read(String key, V value) {
      entries++;
      return reader.read(key, value);
    }
  }
}
