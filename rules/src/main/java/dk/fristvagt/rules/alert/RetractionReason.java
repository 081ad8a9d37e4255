package dk.fristvagt.rules.alert;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.RecordOrder;
import dk.fristvagt.rules.fact.Fact;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Why an alert is taken back; the words that restatement uses for its differences. */
public enum RetractionReason {
  LATE_REGISTRATION("late-registration"),
  CORRECTION("correction"),
  VOID("void"),
  CATALOGUE("catalogue");

  private final String label;

  RetractionReason(String label) {
    this.label = label;
  }

  /** The name on the topic and in reports: {@code late-registration}. */
  public String label() {
    return label;
  }

  /**
   * The reason that the facts give. What decides the obligation now is asked first, then its start,
   * then whatever was registered since the alert: a void before a correction before a late
   * registration.
   *
   * @param now the obligation as it is now, or null where there is none any more
   * @param records all records of the case
   * @param sentAt the clock of the alert that is taken back
   * @param clock the clock now
   */
  static RetractionReason of(
      Obligation now, String startEventId, Collection<Fact> records, long sentAt, long clock) {
    if (now != null && now.decidedBy() != null) {
      return now.decidedBy().revision() > 0 ? CORRECTION : LATE_REGISTRATION;
    }
    Map<String, Fact> winners = new HashMap<>();
    for (Fact record : records) {
      if (record.registeredAt().epochMilli() <= clock) {
        winners.merge(
            record.eventId(), record, (a, b) -> RecordOrder.INSTANCE.compare(a, b) >= 0 ? a : b);
      }
    }
    Fact start = winners.get(startEventId);
    if (now == null && start != null && start.voided()) {
      return VOID;
    }
    RetractionReason reason = null;
    for (Fact winner : winners.values()) {
      if (winner.registeredAt().epochMilli() > sentAt) {
        RetractionReason its =
            winner.voided() ? VOID : winner.revision() > 0 ? CORRECTION : LATE_REGISTRATION;
        if (reason == null || its.ordinal() > reason.ordinal()) {
          reason = its;
        }
      }
    }
    return reason != null ? reason : CATALOGUE;
  }
}
