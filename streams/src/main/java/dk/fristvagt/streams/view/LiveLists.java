package dk.fristvagt.streams.view;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import org.pcollections.TreePMap;

/** The live obligations of one holder by status, each list the earliest due first. Immutable. */
public record LiveLists(
    TreePMap<DueOrder, Obligation> overdue,
    TreePMap<DueOrder, Obligation> dueSoon,
    TreePMap<DueOrder, Obligation> open) {

  static final LiveLists EMPTY =
      new LiveLists(TreePMap.empty(), TreePMap.empty(), TreePMap.empty());

  /**
   * Those of a live status.
   *
   * @throws IllegalArgumentException for another status
   */
  public TreePMap<DueOrder, Obligation> of(ObligationStatus status) {
    return switch (status) {
      case OVERDUE -> overdue;
      case DUE_SOON -> dueSoon;
      case OPEN -> open;
      default -> throw new IllegalArgumentException("not live: " + status);
    };
  }

  LiveLists plus(DueOrder order, Obligation obligation) {
    ObligationStatus status = obligation.status();
    return with(status, of(status).plus(order, obligation));
  }

  LiveLists minus(DueOrder order, ObligationStatus status) {
    return with(status, of(status).minus(order));
  }

  boolean isEmpty() {
    return overdue.isEmpty() && dueSoon.isEmpty() && open.isEmpty();
  }

  private LiveLists with(ObligationStatus status, TreePMap<DueOrder, Obligation> list) {
    return switch (status) {
      case OVERDUE -> new LiveLists(list, dueSoon, open);
      case DUE_SOON -> new LiveLists(overdue, list, open);
      case OPEN -> new LiveLists(overdue, dueSoon, list);
      default -> throw new IllegalArgumentException("not live: " + status);
    };
  }
}
