package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.v1.Compliance;
import dk.fristvagt.streams.state.MonthState;
import dk.fristvagt.streams.state.StatusCountsState;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.StoreNames;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Sums up what each partition adds to a month's figures, for those who read the topic. A sum that
 * is zero is kept, though not shown: it knows how many records of its clock there were. For one
 * thread.
 */
final class ComplianceTotals implements Processor<String, MonthState, String, Compliance> {

  private final CloudEventHeaders events;
  private ProcessorContext<String, Compliance> context;
  private KeyValueStore<String, MonthState> totals;

  ComplianceTotals(CloudEventHeaders events) {
    this.events = events;
  }

  @Override
  public void init(ProcessorContext<String, Compliance> processorContext) {
    context = processorContext;
    totals = context.getStateStore(StoreNames.COMPLIANCE_TOTALS);
  }

  @Override
  public void process(Record<String, MonthState> record) {
    MonthState delta = record.value();
    MonthState before = totals.get(record.key());
    MonthState after = plus(before == null ? nothingYet(delta) : before, delta);
    totals.put(record.key(), after);
    Compliance figures = isZero(after) ? null : compliance(after);
    Headers headers =
        figures == null
            ? events.complianceRemoved(record.key(), after.getClock(), after.getChanges())
            : events.compliance(record.key(), figures, after.getChanges());
    context.forward(new Record<>(record.key(), figures, record.timestamp(), headers));
  }

  private static MonthState nothingYet(MonthState delta) {
    StatusCountsState none = FiguresLedger.state(StatusCounts.ZERO);
    return new MonthState(
        delta.getRule(),
        delta.getMunicipality(),
        delta.getTeam(),
        delta.getCaseworker(),
        delta.getMonth(),
        none,
        none,
        0L,
        0L,
        delta.getClock(),
        0);
  }

  /** A sum and a change of it. */
  private static MonthState plus(MonthState a, MonthState b) {
    long clock = Math.max(a.getClock(), b.getClock());
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
        clock,
        clock == a.getClock() ? a.getChanges() + 1 : 1);
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
