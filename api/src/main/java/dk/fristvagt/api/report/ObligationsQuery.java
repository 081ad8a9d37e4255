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
 * @param after the last row already had, in a list of the same sort, or null
 */
public record ObligationsQuery(
    Set<ObligationStatus> statuses,
    GroupFilter filter,
    DueBound dueBefore,
    DueBound dueAfter,
    int limit,
    ListSort sort,
    ListPosition after) {

  public static final int DEFAULT_LIMIT = 100;
  public static final int MAX_LIMIT = 1000;

  /** The first page of everything live. */
  public static final ObligationsQuery LIVE =
      new ObligationsQuery(Set.of(), GroupFilter.ALL, null, null, DEFAULT_LIMIT, null);

  /** Sorted by due. */
  public ObligationsQuery(
      Set<ObligationStatus> statuses,
      GroupFilter filter,
      DueBound dueBefore,
      DueBound dueAfter,
      int limit,
      DueOrder after) {
    this(
        statuses,
        filter,
        dueBefore,
        dueAfter,
        limit,
        ListSort.DUE,
        after == null ? null : ListPosition.of(after));
  }

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
    if (after != null && after.sort() != sort) {
      throw new IllegalArgumentException("a place in a list of another sort");
    }
  }

  /** Whether only live ones are wanted, which the views hold. */
  public boolean isLive() {
    return statuses.stream().allMatch(ObligationStatus::isLive);
  }

  boolean hasDueBounds() {
    return dueBefore != null || dueAfter != null;
  }

  /** Where in a list that is sorted by due the wanted ones lie. */
  DueRange dueRange() {
    DueRange range = dueBefore == null ? DueRange.ALL : dueBefore.before();
    return dueAfter == null ? range : range.and(dueAfter.after());
  }

  /** Whether it comes after the last row already had. */
  boolean isAhead(Obligation obligation) {
    return after == null || sort.isAfter(obligation, after);
  }

  /** Whether it is wanted, on whichever page. */
  boolean wants(Obligation obligation) {
    return statuses.contains(obligation.status())
        && filter.accepts(obligation)
        && (dueBefore == null || dueBefore.isAfter(obligation))
        && (dueAfter == null || dueAfter.isBefore(obligation));
  }
}
