package dk.fristvagt.streams.store;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.state.ObligationState;

/**
 * What the latest alert said of an obligation, which is what its retraction repeats when the
 * obligation is no more.
 *
 * @param team null before the first alert
 * @param due ms since the epoch
 */
public record Alerted(String team, String caseworker, long due) {

  /** Before the first alert. */
  public static final Alerted NEVER = new Alerted(null, null, 0);

  public static Alerted by(Obligation obligation) {
    return new Alerted(obligation.team(), obligation.caseworker(), obligation.due());
  }

  /** What is held of it; null is nothing. */
  public static Alerted of(ObligationState state) {
    return state == null
        ? NEVER
        : new Alerted(state.getAlertedTeam(), state.getAlertedCaseworker(), state.getAlertedDue());
  }

  /** The obligation as the latest alert showed it. */
  public Obligation shown(Obligation o) {
    return new Obligation(
        o.id(),
        o.rule(),
        o.kind(),
        o.ruleVersion(),
        o.municipality(),
        o.caseId(),
        o.matchKey(),
        o.occurrence(),
        o.startEventId(),
        o.start(),
        o.startDay(),
        due,
        o.dueDay(),
        o.warnAt(),
        o.fulfilledAt(),
        o.fulfilledDay(),
        o.cancelledAt(),
        o.missedAt(),
        o.status(),
        team,
        caseworker,
        o.decidedBy());
  }
}
