package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.CaseSummary;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.CaseChangesDecoder;
import dk.fristvagt.schemas.FactKey;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.streams.state.MonthState;
import dk.fristvagt.streams.state.ParkedState;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.StoreNames;
import dk.fristvagt.streams.store.WakeIndex;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import dk.fristvagt.streams.view.PartitionViews;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the cases of one partition: takes facts in, and makes verdicts at clock steps.
 *
 * <p>A fact is only stored when it arrives, with an entry in the wake index at its registration. A
 * tick asks for a step; a step looks, in the index's order, at every case with an entry at or
 * before it. What one call can do is bounded by a count, never by time; what is left goes on before
 * the next record is handled, or in a punctuator that does nothing else. The order of the work is
 * fixed by the index, so that commits and crashes may fall anywhere and change nothing.
 *
 * <p>While a step is being worked on, facts registered after every step that was asked for are
 * stored as ever, for no such step sees them. Facts that come late are parked until the work is
 * done, else it would depend on timing which step sees them first.
 *
 * <p>One per task, used by its stream thread alone.
 */
final class CaseProcessor implements Processor<String, byte[], Object, Object> {

  /**
   * Cases looked at per call where nothing else is asked for. At some 0.3 ms each a call then stays
   * well below the transaction timeout of a minute and the poll interval of five.
   */
  static final int WORK_PER_CALL = 2_000;

  private static final int INDEX_BATCH = 500;
  private static final Duration DRAIN_INTERVAL = Duration.ofMillis(20);

  private final CaseEvaluator evaluator;
  private final AlertRules alertRules;
  private final Set<String> sources;
  private final String caseChangesTopic;
  private final AvroSerdes serdes;
  private final OutputNodes nodes;
  private final PartitionViews views;
  private final int workPerCall;

  private ProcessorContext<Object, Object> context;
  private CaseChangesDecoder decoder;
  private CaseChangeCodec codec;
  private FactStore facts;
  private WakeIndex wakeIndex;
  private PartitionClock clock;
  private FiguresLedger figures;
  private CaseGauges gauges;
  private SentAlertStore sentAlerts;
  private CaseReviser reviser;
  private PartitionViewBuilder view;
  private KeyValueStore<Long, ParkedState> parked;

  /**
   * Cases looked at in the current step, with the least late registration they were looked at for.
   */
  private final Map<String, Long> seenInStep = new HashMap<>();

  /** Where the output of each kind goes. */
  record OutputNodes(String obligations, String alerts, String rejects, String complianceDeltas) {}

  /**
   * @param workPerCall cases looked at per call, 1 or more
   */
  CaseProcessor(
      CaseEvaluator evaluator,
      AlertRules alertRules,
      Set<String> sources,
      String caseChangesTopic,
      AvroSerdes serdes,
      OutputNodes nodes,
      PartitionViews views,
      int workPerCall) {
    this.evaluator = evaluator;
    this.alertRules = alertRules;
    this.sources = sources;
    this.caseChangesTopic = caseChangesTopic;
    this.serdes = serdes;
    this.nodes = nodes;
    this.views = views;
    this.workPerCall = workPerCall;
  }

  @Override
  public void init(ProcessorContext<Object, Object> processorContext) {
    context = processorContext;
    codec = new CaseChangeCodec(evaluator.calendars()::zone);
    decoder = serdes.caseChangesDecoder(caseChangesTopic);
    view = new PartitionViewBuilder(context.taskId().partition());
    facts = new FactStore(context.getStateStore(StoreNames.FACTS), decoder, codec);
    wakeIndex = new WakeIndex(context.getStateStore(StoreNames.WAKE_INDEX));
    clock =
        new PartitionClock(
            context.getStateStore(StoreNames.CLOCK), sources, evaluator.calendars().of(""));
    figures = new FiguresLedger(context.getStateStore(StoreNames.COMPLIANCE), view);
    gauges = new CaseGauges(context.getStateStore(StoreNames.CASES), view);
    ObligationStore obligations =
        new ObligationStore(
            context.getStateStore(StoreNames.OBLIGATIONS),
            context.getStateStore(StoreNames.WORKLIST));
    sentAlerts = new SentAlertStore(context.getStateStore(StoreNames.ALERTS_SENT));
    reviser =
        new CaseReviser(
            evaluator,
            alertRules,
            obligations,
            figures,
            view,
            new AlertKeeping(new Forwarding(), sentAlerts, facts));
    parked = context.getStateStore(StoreNames.PARKED);

    figures.restore();
    gauges.restore();
    obligations.forEachLive(state -> view.replace(null, ObligationStates.obligation(state)));
    if (!clock.isBehind()) {
      views.publish(view.at(clock.done()));
    }
    context.schedule(DRAIN_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> drain());
  }

  @Override
  public void process(Record<String, byte[]> record) {
    drain();
    handle(record.key(), record.value(), record.timestamp(), context.recordMetadata().orElse(null));
    drain();
    clock.flush();
  }

  @Override
  public void close() {
    if (context != null) {
      views.remove(context.taskId().partition());
    }
  }

  private void handle(String key, byte[] value, long timestamp, RecordMetadata origin) {
    if (value == null) {
      if (clock.isBehind()) {
        park(key, null, timestamp);
      } else {
        erase(key, timestamp);
      }
      return;
    }
    try {
      Object change = decoder.decode(value);
      if (change instanceof Tick tick) {
        clock.tick(tick.getSource(), tick.getTime());
      } else if (change instanceof CaseChange caseChange) {
        Fact fact = codec.read(caseChange, timestamp);
        if (mustWait(fact.registeredAt().epochMilli())) {
          park(key, value, timestamp);
        } else {
          store(fact, value);
        }
      }
    } catch (UnreadableRecordException e) {
      reject(RejectReason.UNREADABLE, e.getMessage(), value, timestamp, origin);
    } catch (RejectedFactException e) {
      reject(e.reason(), e.getMessage(), value, timestamp, origin);
    }
  }

  /** Whether a late fact has to wait because it would depend on timing which step sees it first. */
  private boolean mustWait(long registered) {
    return clock.isBehind() && registered <= clock.received();
  }

  private void park(String key, byte[] value, long timestamp) {
    parked.put(
        clock.nextParked(),
        new ParkedState(
            clock.received(), key, value == null ? null : ByteBuffer.wrap(value), timestamp));
  }

  private void store(Fact fact, byte[] value) {
    if (!facts.put(fact, value)) {
      return;
    }
    String caseKey = CaseChangeKeys.caseOf(fact.municipality(), fact.caseId());
    long registered = fact.registeredAt().epochMilli();
    if (clock.done() != PartitionClock.NONE && registered <= clock.done()) {
      wakeIndex.wakeForLate(clock.done() + 1, caseKey, registered);
    } else {
      wakeIndex.wake(registered, caseKey);
    }
  }

  private void erase(String key, long timestamp) {
    Optional<FactKey> fact = key == null ? Optional.empty() : CaseChangeKeys.parse(key);
    if (fact.isEmpty()) {
      return;
    }
    String caseKey = CaseChangeKeys.caseOf(fact.get().municipality(), fact.get().caseId());
    if (facts.erase(caseKey, key)) {
      if (!facts.holds(caseKey, fact.get().eventId())) {
        sentAlerts.forget(caseKey, fact.get());
      }
      wakeIndex.wake(clock.done() == PartitionClock.NONE ? timestamp : clock.done() + 1, caseKey);
    }
  }

  /** Does a bounded piece of the work that the clock's steps ask for. */
  private void drain() {
    if (!clock.isBehind()) {
      return;
    }
    int left = workPerCall;
    while (left > 0 && clock.isBehind()) {
      long step = clock.step();
      List<WakeIndex.Entry> entries =
          wakeIndex.next(clock.cursor(), step, Math.min(left, INDEX_BATCH));
      if (entries.isEmpty()) {
        finishStep();
        left--;
        continue;
      }
      for (WakeIndex.Entry entry : entries) {
        look(entry, step);
        wakeIndex.delete(entry);
      }
      clock.cursor(entries.get(entries.size() - 1).key());
      left -= entries.size();
    }
    flushFigures();
    clock.flush();
  }

  private void look(WakeIndex.Entry entry, long step) {
    String caseKey = entry.caseKey();
    List<Fact> records = null;
    long lateFrom = entry.lateFrom();
    if (clock.done() == PartitionClock.NONE) {
      records = facts.of(caseKey);
      lateFrom =
          records.stream()
              .mapToLong(fact -> fact.registeredAt().epochMilli())
              .min()
              .orElse(Long.MAX_VALUE);
    }
    Long seenFrom = seenInStep.get(caseKey);
    if (seenFrom != null && seenFrom <= lateFrom) {
      return;
    }
    seenInStep.put(caseKey, lateFrom);
    if (records == null) {
      records = facts.of(caseKey);
    }
    CaseId id = CaseKeys.parse(caseKey);
    Evaluation evaluation = reviser.revise(caseKey, id, records, step, lateFrom);
    CaseSummary summary =
        CaseSummary.of(evaluation.history(), evaluator.calendars().of(id.municipality()), step);
    if (gauges.update(caseKey, id, summary, evaluation.nextChange())
        && evaluation.nextChange() != Long.MAX_VALUE) {
      wakeIndex.wake(evaluation.nextChange(), caseKey);
    }
  }

  private void finishStep() {
    flushFigures();
    clock.stepDone();
    seenInStep.clear();
    unpark();
    views.publish(view.at(clock.done()));
  }

  /**
   * Takes in what waited for the steps that are done now; in order of arrival, which is that of
   * what they wait for.
   */
  private void unpark() {
    try (KeyValueIterator<Long, ParkedState> iterator = parked.all()) {
      while (iterator.hasNext()) {
        KeyValue<Long, ParkedState> entry = iterator.next();
        if (entry.value.getAfter() > clock.done()) {
          return;
        }
        unpark(entry.value);
        parked.delete(entry.key);
      }
    }
  }

  private void unpark(ParkedState waiting) {
    if (waiting.getValue() == null) {
      erase(waiting.getKey(), waiting.getTimestamp());
      return;
    }
    byte[] value = new byte[waiting.getValue().remaining()];
    waiting.getValue().duplicate().get(value);
    try {
      store(codec.decode((CaseChange) decoder.decode(value)), value);
    } catch (UnreadableRecordException | RejectedFactException e) {
      throw new IllegalStateException("a fact that was accepted can no longer be read", e);
    }
  }

  private void flushFigures() {
    long step = clock.isBehind() ? clock.step() : clock.done();
    Map<String, MonthDelta> months = new TreeMap<>();
    figures.flush(
        (key, change) -> {
          MonthDelta month = MonthDelta.of(key);
          months.merge(month.key(), month.plus(change), MonthDelta::plus);
        });
    months.forEach(
        (key, delta) ->
            context.forward(
                new Record<>(key, delta.state(step), recordTime(step)), nodes.complianceDeltas()));
  }

  private void reject(
      RejectReason reason, String detail, byte[] value, long timestamp, RecordMetadata origin) {
    String masked = CprNumbers.maskAllDigitRuns(new String(value, StandardCharsets.ISO_8859_1));
    Reject reject =
        new Reject(
            reason.name(),
            detail,
            origin == null ? null : origin.topic(),
            origin == null ? null : origin.partition(),
            origin == null ? null : origin.offset(),
            null,
            null,
            ByteBuffer.wrap(masked.getBytes(StandardCharsets.ISO_8859_1)),
            clock.done() == PartitionClock.NONE ? null : clock.done());
    context.forward(new Record<>("", reject, timestamp), nodes.rejects());
  }

  /** Kafka knows no time before 1970, but a replayed history may begin there. */
  private static long recordTime(long step) {
    return Math.max(0, step);
  }

  /** The figures of a group in a month that a flush changed. */
  private record MonthDelta(YearMonth month, Group group, DayFigures change) {

    static MonthDelta of(ComplianceKey key) {
      return new MonthDelta(YearMonth.from(key.day()), key.group(), DayFigures.ZERO);
    }

    MonthDelta plus(DayFigures more) {
      return new MonthDelta(month, group, change.plus(more));
    }

    MonthDelta plus(MonthDelta other) {
      return plus(other.change);
    }

    String key() {
      return String.join(
          "/",
          group.rule(),
          group.municipality(),
          group.team(),
          group.caseworker(),
          month.toString());
    }

    MonthState state(long step) {
      return new MonthState(
          group.rule(),
          group.municipality(),
          group.team(),
          group.caseworker(),
          ObligationStates.month(month),
          FiguresLedger.state(change.now()),
          FiguresLedger.state(change.atClose()),
          change.completedInTime(),
          change.completedLate(),
          step);
    }
  }

  private final class Forwarding implements CaseChangeOutput {

    @Override
    public void obligation(Obligation obligation, long step) {
      context.forward(
          new Record<Object, Object>(
              obligation.id(),
              OutputRecords.obligation(obligation, step),
              recordTime(step),
              CloudEventHeaders.of(
                  "dk.fristvagt.obligation.v1",
                  obligation.id() + '@' + step,
                  obligation.id(),
                  step)),
          nodes.obligations());
    }

    @Override
    public void gone(Obligation obligation, long step) {
      context.forward(
          new Record<Object, Object>(obligation.id(), null, recordTime(step)), nodes.obligations());
    }

    @Override
    public void alert(Alert alert, Obligation obligation, long step) {
      context.forward(
          new Record<Object, Object>(
              obligation.id(),
              OutputRecords.alert(alert, obligation, step),
              recordTime(step),
              CloudEventHeaders.of(
                  "dk.fristvagt.alert.v1",
                  obligation.id() + '#' + alert.sequence(),
                  obligation.id(),
                  step)),
          nodes.alerts());
    }
  }
}
