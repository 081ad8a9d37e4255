package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.schemas.v1.Compliance;
import dk.fristvagt.streams.state.MonthState;
import dk.fristvagt.streams.state.StatusCountsState;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.StoreNames;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Sums up what each partition adds to a month's figures, for those who read the topic. For one
 * thread.
 */
final class ComplianceTotals implements Processor<String, MonthState, String, Compliance> {

  private ProcessorContext<String, Compliance> context;
  private KeyValueStore<String, MonthState> totals;

  @Override
  public void init(ProcessorContext<String, Compliance> processorContext) {
    context = processorContext;
    totals = context.getStateStore(StoreNames.COMPLIANCE_TOTALS);
  }

  @Override
  public void process(Record<String, MonthState> record) {
    MonthState delta = record.value();
    MonthState before = totals.get(record.key());
    MonthState after = before == null ? delta : plus(before, delta);
    if (isZero(after)) {
      totals.delete(record.key());
      context.forward(record.withValue((Compliance) null));
    } else {
      totals.put(record.key(), after);
      context.forward(record.withValue(compliance(after)));
    }
  }

  private static MonthState plus(MonthState a, MonthState b) {
    return new MonthState(
        a.getRule(),
        a.getMunicipality(),
        a.getTeam(),
        a.getCaseworker(),
        a.getMonth(),
        plus(a.getNow(), b.getNow()),
        plus(a.getAtClose(), b.getAtClose()),
        a.getCompletedInTime() + b.getCompletedInTime(),
        a.getCompletedLate() + b.getCompletedLate(),
        Math.max(a.getClock(), b.getClock()));
  }

  private static StatusCountsState plus(StatusCountsState a, StatusCountsState b) {
    return FiguresLedger.state(FiguresLedger.counts(a).plus(FiguresLedger.counts(b)));
  }

  private static boolean isZero(MonthState state) {
    return FiguresLedger.counts(state.getNow()).isZero()
        && FiguresLedger.counts(state.getAtClose()).isZero()
        && state.getCompletedInTime() == 0
        && state.getCompletedLate() == 0;
  }

  private static Compliance compliance(MonthState state) {
    return new Compliance(
        state.getRule(),
        state.getMunicipality(),
        state.getTeam(),
        state.getCaseworker(),
        ObligationStates.month(state.getMonth()).toString(),
        counts(state.getNow()),
        state.getCompletedInTime(),
        state.getCompletedLate(),
        counts(state.getAtClose()),
        state.getClock());
  }

  private static dk.fristvagt.schemas.v1.StatusCounts counts(StatusCountsState state) {
    StatusCounts counts = FiguresLedger.counts(state);
    return new dk.fristvagt.schemas.v1.StatusCounts(
        counts.met(),
        counts.late(),
        counts.overdue(),
        counts.lapsed(),
        counts.missed(),
        counts.unknown());
  }
}
