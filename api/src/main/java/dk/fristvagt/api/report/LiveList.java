package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.DueOrder;
import dk.fristvagt.streams.view.LiveCounts;
import dk.fristvagt.streams.view.PartitionView;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.PriorityQueue;

/**
 * Live obligations from the views: the sorted lists of all partitions and rules, merged from the
 * cursor on.
 */
final class LiveList {

  private final ViewSnapshot snapshot;
  private final ObligationsQuery query;

  LiveList(ViewSnapshot snapshot, ObligationsQuery query) {
    this.snapshot = snapshot;
    this.query = query;
  }

  ObligationPage page() {
    return new ObligationPage(query.hasDueBounds() ? countRows() : sumCounts(), rows());
  }

  private List<Obligation> rows() {
    PriorityQueue<Head> heads = new PriorityQueue<>();
    for (PartitionView view : snapshot.views()) {
      view.live()
          .forEach(
              (rule, list) -> {
                if (query.filter().acceptsRule(rule)) {
                  NavigableMap<DueOrder, Obligation> rest =
                      query.after() == null ? list : list.tailMap(query.after(), false);
                  push(heads, rest.values().iterator());
                }
              });
    }
    List<Obligation> rows = new ArrayList<>();
    while (!heads.isEmpty() && rows.size() <= query.limit()) {
      Head head = heads.poll();
      rows.add(head.first);
      push(heads, head.rest);
    }
    return rows;
  }

  private void push(PriorityQueue<Head> heads, Iterator<Obligation> list) {
    while (list.hasNext()) {
      Obligation next = list.next();
      if (query.wants(next)) {
        heads.add(new Head(next, list));
        return;
      }
    }
  }

  private long sumCounts() {
    long total = 0;
    for (PartitionView view : snapshot.views()) {
      for (var entry : view.counts().entrySet()) {
        if (query.filter().accepts(entry.getKey())) {
          LiveCounts counts = entry.getValue();
          total += query.statuses().contains(ObligationStatus.OPEN) ? counts.open() : 0;
          total += query.statuses().contains(ObligationStatus.DUE_SOON) ? counts.dueSoon() : 0;
          total += query.statuses().contains(ObligationStatus.OVERDUE) ? counts.overdue() : 0;
        }
      }
    }
    return total;
  }

  private long countRows() {
    return snapshot.views().stream()
        .flatMap(view -> view.live().values().stream())
        .flatMap(list -> list.values().stream())
        .filter(query::wants)
        .count();
  }

  /** The first wanted row of one list, and what comes after it. */
  private record Head(Obligation first, Iterator<Obligation> rest) implements Comparable<Head> {
    @Override
    public int compareTo(Head other) {
      int byDue = Long.compare(first.due(), other.first.due());
      return byDue != 0 ? byDue : first.id().compareTo(other.first.id());
    }
  }
}
