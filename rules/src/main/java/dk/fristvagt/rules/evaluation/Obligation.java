package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;

/**
 * One obligation of a case at a clock. Instants are ms since the epoch.
 *
 * @param id {@code rule/municipality/caseId/startEventId/occurrence}
 * @param rule the rule's id; of a check made per map entry, with the entry's key
 * @param ruleVersion the number of the version its start follows
 * @param matchKey the value that joins its events, or null where they are joined by case
 * @param occurrence 1, 2, …
 * @param startDay the local date of the start
 * @param due exclusive bound; of a precondition with clock precision the last instant that is in
 *     time
 * @param dueDay the local date that counters file it under
 * @param warnAt when it becomes due soon, or null
 * @param fulfilledAt {@code f}, when it is counted as fulfilled, or null
 * @param fulfilledDay the local date of {@code f}, or null
 * @param cancelledAt {@code c}, when an event ended it without a fulfilment before, or null
 * @param missedAt {@code v}, when a forbidden event missed it, or null
 * @param team who held the case at the decisive instant
 * @param decidedBy the fact behind {@code f}, {@code c} or {@code v}, or null
 */
public record Obligation(
    String id,
    String rule,
    RuleKind kind,
    int ruleVersion,
    String municipality,
    String caseId,
    String matchKey,
    int occurrence,
    String startEventId,
    long start,
    LocalDate startDay,
    long due,
    LocalDate dueDay,
    Long warnAt,
    Long fulfilledAt,
    LocalDate fulfilledDay,
    Long cancelledAt,
    Long missedAt,
    ObligationStatus status,
    String team,
    String caseworker,
    Fact decidedBy) {

  /** Days from start to fulfilment, by local dates; only where {@link #fulfilledDay} is known. */
  public int durationDays() {
    return Math.toIntExact(fulfilledDay.toEpochDay() - startDay.toEpochDay());
  }
}
