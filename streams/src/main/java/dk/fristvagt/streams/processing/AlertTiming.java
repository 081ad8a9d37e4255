package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.streams.view.AlertTimings;
import java.util.function.LongSupplier;

/** Passes everything on, and counts each alert after it went out. For one thread. */
final class AlertTiming implements CaseChangeOutput {

  private final CaseChangeOutput output;
  private final AlertTimings timings;
  private final LongSupplier stepBefore;

  /**
   * @param stepBefore the last step whose work is all done, ms since the epoch; {@link
   *     PartitionClock#NONE} before the first
   */
  AlertTiming(CaseChangeOutput output, AlertTimings timings, LongSupplier stepBefore) {
    this.output = output;
    this.timings = timings;
    this.stepBefore = stepBefore;
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
    Long reached =
        switch (alert.kind()) {
          case DUE_SOON -> obligation.warnAt();
          case OVERDUE, MISSED -> (Long) obligation.due();
          case RESOLVED, RETRACTED -> null;
        };
    long before = stepBefore.getAsLong();
    // The first step ever is asked for with all history before it, which nobody waited for.
    if (reached != null && before != PartitionClock.NONE && reached > before && reached <= step) {
      timings.sent(alert.kind(), reached);
    } else {
      timings.sent(alert.kind());
    }
  }
}
