package dk.fristvagt.api.report;

import dk.fristvagt.rules.comparison.Aspect;
import dk.fristvagt.rules.comparison.ObligationDifference;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.Instant;
import java.util.List;

/**
 * One obligation that differs.
 *
 * @param difference {@code only-before}, {@code only-after} or {@code changed}
 * @param changedIn of a changed one, in what: {@code start}, {@code due}, {@code warning}, {@code
 *     status}, {@code fulfilment}, {@code ending}, {@code breach}, {@code holder}
 * @param before null where the one catalogue does not make it
 * @param after null where the other does not
 */
public record WhatIfObligation(
    String id,
    String rule,
    String municipality,
    String caseId,
    String difference,
    List<String> changedIn,
    State before,
    State after) {

  /** What one catalogue says of it. */
  public record State(
      Instant start,
      Instant due,
      Instant warnAt,
      ObligationStatus status,
      Instant fulfilledAt,
      Instant cancelledAt,
      Instant missedAt,
      String team,
      String caseworker) {

    private static State of(Obligation obligation) {
      return obligation == null
          ? null
          : new State(
              instant(obligation.start()),
              instant(obligation.due()),
              instant(obligation.warnAt()),
              obligation.status(),
              instant(obligation.fulfilledAt()),
              instant(obligation.cancelledAt()),
              instant(obligation.missedAt()),
              obligation.team(),
              obligation.caseworker());
    }

    private static Instant instant(Long epochMilli) {
      return epochMilli == null ? null : Instant.ofEpochMilli(epochMilli);
    }
  }

  public static WhatIfObligation of(ObligationDifference difference) {
    Obligation either = difference.either();
    return new WhatIfObligation(
        either.id(),
        either.rule(),
        either.municipality(),
        either.caseId(),
        difference.kind().label(),
        difference.aspects().stream().map(Aspect::label).toList(),
        State.of(difference.before()),
        State.of(difference.after()));
  }
}
