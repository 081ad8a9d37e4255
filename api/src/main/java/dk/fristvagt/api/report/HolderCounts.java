package dk.fristvagt.api.report;

import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.view.LiveCounts;
import dk.fristvagt.streams.view.PartitionView;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many live obligations a municipality, a team or a caseworker has.
 *
 * @param team null for a whole municipality
 * @param caseworker null for a whole team
 * @param counts never all zero
 */
public record HolderCounts(String municipality, String team, String caseworker, LiveCounts counts) {

  private static final Comparator<String> BY_NAME = Comparator.nullsFirst(NameOrder.INSTANCE);

  /** How finely is counted. */
  public enum Level {
    MUNICIPALITY,
    TEAM,
    CASEWORKER
  }

  private record Key(String municipality, String team, String caseworker) {}

  /**
   * The counts of those that have any within a filter, by municipality, team and caseworker in
   * {@link NameOrder}.
   */
  public static List<HolderCounts> of(ViewSnapshot snapshot, GroupFilter filter, Level level) {
    Map<Key, LiveCounts> sums =
        new TreeMap<>(
            Comparator.comparing(Key::municipality, CodePointOrder.INSTANCE)
                .thenComparing(Key::team, BY_NAME)
                .thenComparing(Key::caseworker, BY_NAME));
    for (PartitionView view : snapshot.views()) {
      view.counts()
          .forEach(
              (group, counts) -> {
                if (filter.accepts(group)) {
                  Key key =
                      new Key(
                          group.municipality(),
                          level == Level.MUNICIPALITY ? null : group.team(),
                          level == Level.CASEWORKER ? group.caseworker() : null);
                  sums.merge(key, counts, LiveCounts::plus);
                }
              });
    }
    return sums.entrySet().stream()
        .filter(entry -> !entry.getValue().isZero())
        .map(
            entry ->
                new HolderCounts(
                    entry.getKey().municipality(),
                    entry.getKey().team(),
                    entry.getKey().caseworker(),
                    entry.getValue()))
        .toList();
  }
}
