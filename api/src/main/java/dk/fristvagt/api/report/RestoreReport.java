package dk.fristvagt.api.report;

import dk.fristvagt.streams.operations.RestoreProgress.Restore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How far the stores are that were filled from their changelogs since the start.
 *
 * @param done whether none is being filled now
 * @param restored records read, of all stores
 * @param total places there were to read when it began, compacted ones and the markers of
 *     transactions included: {@code restored} may end below it
 * @param stores by name
 */
public record RestoreReport(boolean done, long restored, long total, List<Store> stores) {

  /**
   * The stores of a name.
   *
   * @param partitions how many of them
   * @param running how many of these are being filled now
   */
  public record Store(String store, int partitions, int running, long restored, long total) {}

  static RestoreReport of(List<Restore> restores) {
    Map<String, List<Restore>> byStore = new TreeMap<>();
    restores.forEach(
        restore ->
            byStore.computeIfAbsent(restore.store(), name -> new ArrayList<>()).add(restore));
    List<Store> stores = new ArrayList<>();
    byStore.forEach(
        (name, of) ->
            stores.add(
                new Store(
                    name,
                    of.size(),
                    (int) of.stream().filter(restore -> restore.endedAt() == null).count(),
                    of.stream().mapToLong(Restore::restored).sum(),
                    of.stream().mapToLong(Restore::total).sum())));
    return new RestoreReport(
        stores.stream().allMatch(store -> store.running() == 0),
        stores.stream().mapToLong(Store::restored).sum(),
        stores.stream().mapToLong(Store::total).sum(),
        stores);
  }
}
