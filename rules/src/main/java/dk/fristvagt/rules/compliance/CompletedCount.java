package dk.fristvagt.rules.compliance;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.LocalDate;

/**
 * What one fulfilled obligation adds to the completed-basis figures.
 *
 * @param day the local date of its fulfilment
 * @param durationDays days from start to fulfilment, or null for kinds that have no duration
 *     figures
 */
public record CompletedCount(Group group, LocalDate day, boolean inTime, Integer durationDays) {

  /** Null where the obligation is not fulfilled. */
  public static CompletedCount of(Obligation obligation) {
    if (obligation.fulfilledAt() == null) {
      return null;
    }
    return new CompletedCount(
        Group.of(obligation),
        obligation.fulfilledDay(),
        obligation.status() == ObligationStatus.MET,
        obligation.kind().hasDuration() ? obligation.durationDays() : null);
  }
}
