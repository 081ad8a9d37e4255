package dk.fristvagt.streams.store;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.alert.RetractionReason;
import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.state.SentAlertState;
import java.util.Locale;

/** Between alerts as they were sent and what the store holds of them. */
public final class SentAlerts {

  private static final char NUL = '\0';

  private SentAlerts() {}

  /** How the keys of a case's alerts begin. */
  public static String prefix(String caseKey) {
    return caseKey + NUL;
  }

  /** Keys sort by obligation and then by number. */
  public static String key(String caseKey, String obligationId, int sequence) {
    return prefix(caseKey) + obligationId + NUL + String.format(Locale.ROOT, "%010d", sequence);
  }

  /** What is held of an alert that is sent at a clock step. */
  public static SentAlertState state(Alert alert, Obligation obligation, long step) {
    return new SentAlertState(
        alert.kind().name(),
        step,
        alert.retracts(),
        alert.reason() == null ? null : alert.reason().label(),
        obligation.due(),
        obligation.team(),
        obligation.caseworker());
  }

  /** The alert that an entry holds. */
  public static SentAlert alert(String key, SentAlertState state) {
    int first = key.indexOf(NUL);
    int last = key.lastIndexOf(NUL);
    return new SentAlert(
        key.substring(first + 1, last),
        new Alert(
            Integer.parseInt(key.substring(last + 1)),
            AlertKind.valueOf(state.getKind()),
            state.getRetracts(),
            state.getReason() == null ? null : reason(state.getReason())),
        state.getClock(),
        state.getDue(),
        state.getTeam(),
        state.getCaseworker());
  }

  /** Whether the alert under a key is about an obligation that a fact started. */
  public static boolean isStartedBy(
      String key, String municipality, String caseId, String eventId) {
    String id = key.substring(key.indexOf(NUL) + 1, key.lastIndexOf(NUL));
    String withoutOccurrence = id.substring(0, id.lastIndexOf('/'));
    return withoutOccurrence.endsWith('/' + municipality + '/' + caseId + '/' + eventId);
  }

  private static RetractionReason reason(String label) {
    for (RetractionReason reason : RetractionReason.values()) {
      if (reason.label().equals(label)) {
        return reason;
      }
    }
    throw new IllegalStateException("no reason " + label);
  }
}
