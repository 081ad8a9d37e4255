package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.TraceContext;

/**
 * Keeps each alert that goes out, so that it can be told later; passes everything on.
 *
 * <p>The retraction of what an erased fact started is sent but not kept: nothing that fact started
 * is to be found here any more.
 */
final class AlertKeeping implements CaseChangeOutput {

  private final CaseChangeOutput output;
  private final SentAlertStore sent;
  private final FactStore facts;

  AlertKeeping(CaseChangeOutput output, SentAlertStore sent, FactStore facts) {
    this.output = output;
    this.sent = sent;
    this.facts = facts;
  }

  @Override
  public void obligation(Obligation obligation, long step, TraceContext trace) {
    output.obligation(obligation, step, trace);
  }

  @Override
  public void gone(Obligation obligation, long step, TraceContext trace) {
    output.gone(obligation, step, trace);
  }

  @Override
  public void alert(Alert alert, Obligation obligation, long step, TraceContext trace) {
    output.alert(alert, obligation, step, trace);
    if (alert.kind() != AlertKind.RETRACTED || isStartKept(obligation)) {
      sent.put(alert, obligation, step);
    }
  }

  private boolean isStartKept(Obligation obligation) {
    return facts.holds(
        CaseChangeKeys.caseOf(obligation.municipality(), obligation.caseId()),
        obligation.startEventId());
  }
}
