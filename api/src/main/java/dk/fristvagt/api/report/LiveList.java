package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.DueOrder;
import dk.fristvagt.streams.view.LiveCounts;
import dk.fristvagt.streams.view.PartitionView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.PriorityQueue;
import org.pcollections.TreePMap;

/**
 * Live obligations from the views. Lists that are sorted as asked are merged from the cursor on;
 * for another sort a page is picked out of all that are wanted. For one page and one thread.
 */
final class LiveList {

  private final ViewSnapshot snapshot;
  private final ObligationsQuery query;
  private final DueRange range;
  private final MatchingLists matching;

  LiveList(ViewSnapshot snapshot, ObligationsQuery query) {
    this.snapshot = snapshot;
    this.query = query;
    this.range = query.dueRange();
    this.matching = MatchingLists.of(snapshot, query);
  }

  ObligationPage page() {
    return new ObligationPage(total(), rows());
  }

  private List<Obligation> rows() {
    List<TreePMap<DueOrder, Obligation>> lists = new ArrayList<>();
    for (TreePMap<DueOrder, Obligation> list : matching.lists()) {
      TreePMap<DueOrder, Obligation> part = range.of(list);
      if (!part.isEmpty()) {
        lists.add(part);
      }
    }
    List<Obligation> rows = new ArrayList<>();
    if (query.sort() == ListSort.DUE || query.sort() == ListSort.LATEST_DUE) {
      merge(lists, query.after() == null ? null : query.after().order(), rows);
      return rows;
    }
    return matching.isSorted(query.sort()) ? runs(lists) : picked(lists);
  }

  /** Merges the lists of one key after the other. */
  private List<Obligation> runs(List<TreePMap<DueOrder, Obligation>> lists) {
    ListSort sort = query.sort();
    lists.sort(Comparator.comparing(LiveList::sample, sort::compareKeys));
    List<Obligation> rows = new ArrayList<>();
    int from = 0;
    while (from < lists.size() && rows.size() <= query.limit()) {
      Obligation sample = sample(lists.get(from));
      int to = from + 1;
      while (to < lists.size() && sort.compareKeys(sample, sample(lists.get(to))) == 0) {
        to++;
      }
      int ahead = query.after() == null ? 1 : sort.compareKey(sample, query.after());
      if (ahead >= 0) {
        merge(lists.subList(from, to), ahead == 0 ? query.after().order() : null, rows);
      }
      from = to;
    }
    return rows;
  }

  private static Obligation sample(TreePMap<DueOrder, Obligation> list) {
    return list.firstEntry().getValue();
  }

  private void merge(
      List<TreePMap<DueOrder, Obligation>> lists, DueOrder after, List<Obligation> rows) {
    boolean latestFirst = query.sort() == ListSort.LATEST_DUE;
    PriorityQueue<Head> heads =
        new PriorityQueue<>(Comparator.comparing(Head::first, query.sort().order()));
    for (TreePMap<DueOrder, Obligation> list : lists) {
      NavigableMap<DueOrder, Obligation> rest = list;
      if (after != null) {
        rest = latestFirst ? list.headMap(after, false) : list.tailMap(after, false);
      }
      push(heads, (latestFirst ? rest.descendingMap() : rest).values().iterator());
    }
    while (!heads.isEmpty() && rows.size() <= query.limit()) {
      Head head = heads.poll();
      rows.add(head.first);
      push(heads, head.rest);
    }
  }

  private void push(PriorityQueue<Head> heads, Iterator<Obligation> list) {
    while (list.hasNext()) {
      Obligation next = list.next();
      if (wants(next)) {
        heads.add(new Head(next, list));
        return;
      }
    }
  }

  /** Looks at all and keeps no more than a page of them. */
  private List<Obligation> picked(List<TreePMap<DueOrder, Obligation>> lists) {
    Comparator<Obligation> order = query.sort().order();
    PriorityQueue<Obligation> page = new PriorityQueue<>(order.reversed());
    for (TreePMap<DueOrder, Obligation> list : lists) {
      for (Obligation next : list.values()) {
        if (wants(next) && query.isAhead(next)) {
          if (page.size() <= query.limit()) {
            page.add(next);
          } else if (order.compare(next, page.peek()) < 0) {
            page.poll();
            page.add(next);
          }
        }
      }
    }
    List<Obligation> rows = new ArrayList<>(page);
    rows.sort(order);
    return rows;
  }

  private boolean wants(Obligation obligation) {
    return (matching.exact() && !query.hasDueBounds()) || query.wants(obligation);
  }

  private long total() {
    if (!matching.exact() && !query.hasDueBounds() && query.filter().caseworkers().isEmpty()) {
      return sumTallies();
    }
    long total = 0;
    for (TreePMap<DueOrder, Obligation> list : matching.lists()) {
      total += matching.exact() ? count(list) : walk(range.of(list));
    }
    return total;
  }

  /** All of a list are wanted but for the bounds on due. */
  private long count(TreePMap<DueOrder, Obligation> list) {
    return range.sureOf(list).size()
        + walk(range.unsureBefore(list))
        + walk(range.unsureAfter(list));
  }

  private long walk(TreePMap<DueOrder, Obligation> list) {
    long wanted = 0;
    for (Obligation obligation : list.values()) {
      wanted += query.wants(obligation) ? 1 : 0;
    }
    return wanted;
  }

  private long sumTallies() {
    LiveSum sum = new LiveSum();
    for (PartitionView view : snapshot.views()) {
      Tallies.forEach(view, query.filter(), (scope, rule, tally) -> sum.add(tally.live()));
    }
    return sum.of(query);
  }

  /** Live obligations, added up. */
  private static final class LiveSum {
    private LiveCounts counts = LiveCounts.ZERO;

    private void add(LiveCounts more) {
      counts = counts.plus(more);
    }

    private long of(ObligationsQuery query) {
      return (query.statuses().contains(ObligationStatus.OPEN) ? counts.open() : 0)
          + (query.statuses().contains(ObligationStatus.DUE_SOON) ? counts.dueSoon() : 0)
          + (query.statuses().contains(ObligationStatus.OVERDUE) ? counts.overdue() : 0);
    }
  }

  /** The first wanted row of one list, and what comes after it. */
  private record Head(Obligation first, Iterator<Obligation> rest) {}
}
