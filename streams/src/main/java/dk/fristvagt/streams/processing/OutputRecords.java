package dk.fristvagt.streams.processing;

import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.AlertKind;
import dk.fristvagt.schemas.v1.Obligation;
import dk.fristvagt.schemas.v1.ObligationStatus;

/** From what the rules say to the records of the published topics. */
final class OutputRecords {

  private static final ObligationStatus[] STATUSES = {
    ObligationStatus.OPEN,
    ObligationStatus.DUE_SOON,
    ObligationStatus.OVERDUE,
    ObligationStatus.MET,
    ObligationStatus.LATE,
    ObligationStatus.CANCELLED,
    ObligationStatus.LAPSED,
    ObligationStatus.MISSED,
    ObligationStatus.UNKNOWN
  };

  private OutputRecords() {}

  static Obligation obligation(dk.fristvagt.rules.evaluation.Obligation obligation, long clock) {
    return new Obligation(
        obligation.id(),
        obligation.rule(),
        obligation.ruleVersion(),
        obligation.municipality(),
        obligation.caseId(),
        obligation.matchKey(),
        obligation.occurrence(),
        obligation.startEventId(),
        obligation.start(),
        obligation.due(),
        obligation.warnAt(),
        obligation.fulfilledAt(),
        obligation.cancelledAt(),
        obligation.missedAt(),
        STATUSES[obligation.status().ordinal()],
        obligation.team(),
        obligation.caseworker(),
        clock);
  }

  static Alert alert(
      dk.fristvagt.rules.alert.Alert alert,
      dk.fristvagt.rules.evaluation.Obligation obligation,
      long clock) {
    return new Alert(
        obligation.id(),
        alert.sequence(),
        AlertKind.valueOf(alert.kind().name()),
        obligation.rule(),
        obligation.municipality(),
        obligation.caseId(),
        obligation.team(),
        obligation.caseworker(),
        obligation.due(),
        clock,
        alert.retracts(),
        alert.reason() == null ? null : alert.reason().label());
  }
}
