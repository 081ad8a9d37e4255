package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import java.time.Instant;

/**
 * One obligation.
 *
 * @param matchKey null where its events are joined by case
 * @param due exclusive; of a precondition the last instant that is in time
 * @param warnAt null where no warning is given
 * @param fulfilledAt only of {@code met} and {@code late} ones of deadline, recurring and
 *     precondition rules
 * @param cancelledAt when an event ended it; only of those it ended unfulfilled
 */
public record ObligationRow(
    String id,
    String rule,
    int ruleVersion,
    String municipality,
    String caseId,
    String matchKey,
    int occurrence,
    Instant start,
    Instant due,
    Instant warnAt,
    Instant fulfilledAt,
    Instant cancelledAt,
    ObligationStatus status,
    String team,
    String caseworker) {

  public static ObligationRow of(Obligation obligation) {
    return new ObligationRow(
        obligation.id(),
        obligation.rule(),
        obligation.ruleVersion(),
        obligation.municipality(),
        obligation.caseId(),
        obligation.matchKey(),
        obligation.occurrence(),
        Instant.ofEpochMilli(obligation.start()),
        Instant.ofEpochMilli(obligation.due()),
        instant(obligation.warnAt()),
        isFulfilled(obligation) ? instant(obligation.fulfilledAt()) : null,
        instant(obligation.cancelledAt()),
        obligation.status(),
        obligation.team(),
        obligation.caseworker());
  }

  private static boolean isFulfilled(Obligation obligation) {
    return (obligation.status() == ObligationStatus.MET
            || obligation.status() == ObligationStatus.LATE)
        && obligation.kind() != RuleKind.CHECK
        && obligation.kind() != RuleKind.ABSENCE;
  }

  private static Instant instant(Long epochMilli) {
    return epochMilli == null ? null : Instant.ofEpochMilli(epochMilli);
  }
}
