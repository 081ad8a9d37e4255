package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.fact.Fact;

/** The names of obligations: {@code rule/municipality/caseId/startEventId/occurrence}. */
public final class ObligationIds {

  private ObligationIds() {}

  /** The id of the obligation that a start event opened under a rule. */
  public static String of(String rule, Fact start, int occurrence) {
    return rule
        + '/'
        + start.municipality()
        + '/'
        + start.caseId()
        + '/'
        + start.eventId()
        + '/'
        + occurrence;
  }
}
