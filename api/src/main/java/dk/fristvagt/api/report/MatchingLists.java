package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.DueOrder;
import dk.fristvagt.streams.view.PartitionView;
import java.util.ArrayList;
import java.util.List;
import org.pcollections.TreePMap;

/**
 * The lists of a snapshot that together hold every live obligation wanted, and as few others as can
 * be had. Each is sorted by due and holds at least one.
 *
 * @param by what all rows of one list have in common
 * @param exact whether no other is in them but for bounds on due
 */
record MatchingLists(By by, List<TreePMap<DueOrder, Obligation>> lists, boolean exact) {

  /** A list more costs about as much as some rows to skip. */
  private static final long ROWS_PER_LIST = 20;

  /** What all rows of one list have in common. */
  enum By {
    RULE,
    HOLDER_AND_STATUS
  }

  static MatchingLists of(ViewSnapshot snapshot, ObligationsQuery query) {
    MatchingLists byRule = byRule(snapshot, query);
    if (byRule.exact && !byRule.isSortedBetterByHolder(query.sort())) {
      return byRule;
    }
    MatchingLists byHolder = byHolder(snapshot, query);
    if (byRule.exact) {
      return byHolder.exact ? byHolder : byRule;
    }
    return byHolder.cost() < byRule.cost() ? byHolder : byRule;
  }

  /** Whether the lists, taken in order, are sorted but for due and id. */
  boolean isSorted(ListSort sort) {
    return exact
        && switch (by) {
          case RULE -> sort == ListSort.RULE;
          case HOLDER_AND_STATUS -> isSortedBetterByHolder(sort);
        };
  }

  private boolean isSortedBetterByHolder(ListSort sort) {
    return sort == ListSort.TEAM || sort == ListSort.CASEWORKER || sort == ListSort.STATUS;
  }

  private long cost() {
    long rows = 0;
    for (TreePMap<DueOrder, Obligation> list : lists) {
      rows += list.size();
    }
    return rows + ROWS_PER_LIST * lists.size();
  }

  private static MatchingLists byRule(ViewSnapshot snapshot, ObligationsQuery query) {
    List<TreePMap<DueOrder, Obligation>> lists = new ArrayList<>();
    for (PartitionView view : snapshot.views()) {
      view.live()
          .forEach(
              (rule, list) -> {
                if (query.filter().acceptsRule(rule)) {
                  lists.add(list);
                }
              });
    }
    boolean allStatuses = query.statuses().containsAll(ObligationsQuery.LIVE.statuses());
    return new MatchingLists(By.RULE, lists, allStatuses && acceptsAllHolders(snapshot, query));
  }

  private static boolean acceptsAllHolders(ViewSnapshot snapshot, ObligationsQuery query) {
    GroupFilter filter = query.filter();
    return filter.teams().isEmpty()
        && filter.caseworkers().isEmpty()
        && (filter.municipalities().isEmpty() && filter.access().isEverything()
            || snapshot.views().stream()
                .flatMap(view -> view.indexes().tallies().keySet().stream())
                .allMatch(scope -> filter.acceptsWhole(scope.municipality())));
  }

  private static MatchingLists byHolder(ViewSnapshot snapshot, ObligationsQuery query) {
    List<TreePMap<DueOrder, Obligation>> lists = new ArrayList<>();
    GroupFilter filter = query.filter();
    for (PartitionView view : snapshot.views()) {
      view.indexes()
          .live()
          .forEach(
              (holder, ofHolder) -> {
                if (filter.acceptsHolder(
                    holder.municipality(), holder.team(), holder.caseworker())) {
                  for (ObligationStatus status : query.statuses()) {
                    if (!ofHolder.of(status).isEmpty()) {
                      lists.add(ofHolder.of(status));
                    }
                  }
                }
              });
    }
    return new MatchingLists(By.HOLDER_AND_STATUS, lists, filter.rules().isEmpty());
  }
}
