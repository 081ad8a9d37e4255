package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.DueOrder;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which obligations are wanted.
 *
 * @param statuses none stands for the live ones: open, due soon, overdue
 * @param dueBefore exclusive, or null
 * @param dueAfter exclusive, or null
 * @param limit 1 to {@value #MAX_LIMIT}
 * @param after the last row already had, or null
 */
public record ObligationsQuery(
    Set<ObligationStatus> statuses,
    GroupFilter filter,
    DueBound dueBefore,
    DueBound dueAfter,
    int limit,
    DueOrder after) {

  public static final int DEFAULT_LIMIT = 100;
  public static final int MAX_LIMIT = 1000;

  /** The first page of everything live. */
  public static final ObligationsQuery LIVE =
      new ObligationsQuery(Set.of(), GroupFilter.ALL, null, null, DEFAULT_LIMIT, null);

  public ObligationsQuery {
    statuses =
        Set.copyOf(
            statuses.isEmpty()
                ? EnumSet.of(
                    ObligationStatus.OPEN, ObligationStatus.DUE_SOON, ObligationStatus.OVERDUE)
                : statuses);
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
    }
  }

  /** Whether only live ones are wanted, which the views hold. */
  boolean isLive() {
    return statuses.stream().allMatch(ObligationStatus::isLive);
  }

  boolean hasDueBounds() {
    return dueBefore != null || dueAfter != null;
  }

  /** Whether it is wanted, on whichever page. */
  boolean wants(Obligation obligation) {
    return statuses.contains(obligation.status())
        && filter.accepts(obligation)
        && (dueBefore == null || dueBefore.isAfter(obligation))
        && (dueAfter == null || dueAfter.isBefore(obligation));
  }
}
