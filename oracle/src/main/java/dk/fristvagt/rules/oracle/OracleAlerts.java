package dk.fristvagt.rules.oracle;

import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The alerts of one obligation, decided step by step. */
final class OracleAlerts {

  private static final Period MAX_AGE = Period.ofDays(30);

  private final List<OracleAlert> sent = new ArrayList<>();

  /** The latest alert of the cycle that runs, or null where none was sent in it. */
  private OracleAlert latest;

  /** The first step at or after due at which the obligation existed, or null. */
  private Instant firstJudged;

  /**
   * One step.
   *
   * @param o the obligation at the step, or null where it does not exist
   */
  void step(OracleObligation o, Instant step) {
    if (o == null) {
      if (latest != null) {
        send("RETRACTED", latest, step);
      }
      return;
    }
    if (firstJudged == null && !step.isBefore(o.due())) {
      firstJudged = step;
    }
    if (latest != null && isWrong(latest, o)) {
      send("RETRACTED", o, step, latest.sequence());
    }
    boolean nothingSent = latest == null;
    boolean warned = latest != null && latest.kind().equals("DUE_SOON");
    boolean blamed =
        latest != null && (latest.kind().equals("OVERDUE") || latest.kind().equals("MISSED"));
    switch (o.status()) {
      case "due-soon" -> {
        if (nothingSent) {
          send("DUE_SOON", o, step, null);
        }
      }
      case "overdue", "missed" -> {
        if ((nothingSent || warned) && !isTooOld(o)) {
          send(isOverdueKind(o) ? "OVERDUE" : "MISSED", o, step, null);
        }
      }
      case "late", "lapsed" -> {
        if (blamed) {
          send("RESOLVED", o, step, null);
        }
      }
      default -> {
        // open, met, cancelled, unknown: nothing to say
      }
    }
  }

  List<OracleAlert> sent() {
    return sent;
  }

  /** Only deadline and recurring rules warn, and what warns is sent as overdue. */
  private static boolean isOverdueKind(OracleObligation o) {
    return o.warnAt() != null;
  }

  /** Whether what is known now says that it was not so at the clock of the alert. */
  private static boolean isWrong(OracleAlert alert, OracleObligation o) {
    return switch (alert.kind()) {
      case "DUE_SOON" ->
          o.status().equals("open")
              || (Set.of("due-soon", "overdue", "late", "lapsed").contains(o.status())
                  && o.warnAt().isAfter(alert.clock()))
              || (o.fulfilledAt() != null && !o.fulfilledAt().isAfter(alert.clock()))
              || (o.cancelledAt() != null && !o.cancelledAt().isAfter(alert.clock()));
      case "OVERDUE", "MISSED" ->
          switch (o.status()) {
            case "overdue", "late", "lapsed" -> o.due().isAfter(alert.clock());
            case "missed" -> false;
            default -> true;
          };
      case "RESOLVED" -> !o.status().equals("late") && !o.status().equals("lapsed");
      default -> throw new IllegalStateException(alert.kind());
    };
  }

  /**
   * More than the greatest age in local calendar days from due to the step at which it was first
   * judged.
   */
  private boolean isTooOld(OracleObligation o) {
    return firstJudged != null
        && o.due().atZone(DanishDays.ZONE).plus(MAX_AGE).toInstant().isBefore(firstJudged);
  }

  private void send(String kind, OracleObligation o, Instant step, Integer retracts) {
    OracleAlert alert =
        new OracleAlert(
            o.id(),
            sent.size() + 1,
            kind,
            o.rule(),
            o.municipality(),
            o.caseId(),
            o.team(),
            o.caseworker(),
            o.due(),
            step,
            retracts);
    sent.add(alert);
    latest = kind.equals("RETRACTED") ? null : alert;
  }

  private void send(String kind, OracleAlert gone, Instant step) {
    sent.add(
        new OracleAlert(
            gone.obligationId(),
            sent.size() + 1,
            kind,
            gone.rule(),
            gone.municipality(),
            gone.caseId(),
            gone.team(),
            gone.caseworker(),
            gone.due(),
            step,
            gone.sequence()));
    latest = null;
  }
}
