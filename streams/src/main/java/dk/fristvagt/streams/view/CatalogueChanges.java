package dk.fristvagt.streams.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How far each partition held here is with a new catalogue. Apart from the views, which show
 * nothing of a step before it is done. Thread-safe: stream threads write, queries read.
 */
public final class CatalogueChanges {

  private final ConcurrentMap<Integer, CatalogueChange> changes = new ConcurrentHashMap<>();

  /** Says how far a partition is. */
  public void report(CatalogueChange change) {
    changes.put(change.partition(), change);
  }

  void remove(int partition) {
    changes.remove(partition);
  }

  /** One per partition, by number. */
  public List<CatalogueChange> all() {
    List<CatalogueChange> all = new ArrayList<>(changes.values());
    all.sort(Comparator.comparingInt(CatalogueChange::partition));
    return all;
  }
}
