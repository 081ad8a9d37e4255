package dk.fristvagt.rules.compliance;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.LocalDate;

/**
 * What one obligation adds to the due-basis figures: one, in a group, on a day, under a status.
 *
 * @param day the day its due instant is filed under
 */
public record DueCount(Group group, LocalDate day, ObligationStatus status) {

  /** Null where the obligation is not due by the clock, or cancelled. */
  public static DueCount of(Obligation obligation, long clock) {
    if (obligation.due() > clock || obligation.status() == ObligationStatus.CANCELLED) {
      return null;
    }
    return new DueCount(Group.of(obligation), obligation.dueDay(), obligation.status());
  }
}
