package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.streams.view.DueOrder;
import dk.fristvagt.streams.view.PartitionView;
import java.util.NavigableMap;

/** Counts what must be done before an instant. For one thread. */
final class UpcomingCalculation {

  private final ViewSnapshot snapshot;
  private final GroupFilter filter;

  UpcomingCalculation(ViewSnapshot snapshot, GroupFilter filter) {
    this.snapshot = snapshot;
    this.filter = filter;
  }

  /**
   * Obligations that are not overdue and are due at or before an instant. Those of absence rules
   * are left out: nothing is to be done about them.
   *
   * @param until ms since the epoch
   */
  long dueBy(long until) {
    long count = 0;
    for (PartitionView view : snapshot.views()) {
      for (NavigableMap<DueOrder, Obligation> byDue : view.live().values()) {
        count += dueBy(until, byDue.tailMap(new DueOrder(view.clock(), ""), true));
      }
    }
    return count;
  }

  private long dueBy(long until, NavigableMap<DueOrder, Obligation> byDue) {
    long count = 0;
    for (Obligation obligation : byDue.values()) {
      if (obligation.due() > until) {
        break;
      }
      if (obligation.status() != ObligationStatus.OVERDUE
          && obligation.kind() != RuleKind.ABSENCE
          && filter.accepts(obligation)) {
        count++;
      }
    }
    return count;
  }
}
