package dk.fristvagt.streams.view;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The current view of each partition that this instance holds. Thread-safe: stream threads write,
 * queries read.
 */
public final class PartitionViews {

  private final ConcurrentMap<Integer, PartitionView> views = new ConcurrentHashMap<>();
  private final CatalogueChanges catalogueChanges = new CatalogueChanges();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AlertTimings alertTimings;

  /** With the machine's clock as the time that alerts are held against. */
  public PartitionViews() {
    this(InstantSource.system());
  }

  /**
   * @param time what alerts are held against, to tell how late they are
   */
  public PartitionViews(InstantSource time) {
    this.alertTimings = new AlertTimings(time);
  }

  /** Makes a view the one that queries see. */
  public void publish(PartitionView view) {
    views.put(view.partition(), view);
    listeners.forEach(Runnable::run);
  }

  /** Forgets a partition that is held here no more. */
  public void remove(int partition) {
    views.remove(partition);
    catalogueChanges.remove(partition);
    listeners.forEach(Runnable::run);
  }

  /**
   * Has a listener told after each view that is published or forgotten. It runs on the thread that
   * did so, which is a stream thread: it must neither block nor throw nor work anything out, only
   * wake one who does.
   *
   * @return ends it
   */
  public Runnable onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** How far each partition is with a new catalogue, which no view shows before it is followed. */
  public CatalogueChanges catalogueChanges() {
    return catalogueChanges;
  }

  /** What was sent by the partitions that this instance holds or held. */
  public AlertTimings alertTimings() {
    return alertTimings;
  }

  /** One view per partition, by number. */
  public List<PartitionView> all() {
    List<PartitionView> all = new ArrayList<>(views.values());
    all.sort(Comparator.comparingInt(PartitionView::partition));
    return all;
  }
}
