package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.evaluation.CaseSummary;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangesDecoder;
import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.streams.state.CaseState;
import dk.fristvagt.streams.state.CatalogueState;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.StoreNames;
import dk.fristvagt.streams.store.WakeIndex;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import dk.fristvagt.streams.view.PartitionViews;
import dk.fristvagt.streams.view.ViewJournal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps the cases of one partition: has facts taken in, and makes verdicts at clock steps.
 *
 * <p>A fact is only stored when it arrives, with an entry in the wake index at its registration. A
 * tick asks for a step; a step looks, in the index's order, at every case with an entry at or
 * before it. What one call can do is bounded by a {@link WorkBudget}; what is left goes on before
 * the next record is handled, or in a punctuator that does nothing else. The order of the work is
 * fixed by the index, so that commits and crashes may fall anywhere and change nothing.
 *
 * <p>While a step is being worked on, facts registered after every step that was asked for are
 * stored as ever, for no such step sees them. Facts that come late are parked until the work is
 * done, else it would depend on timing which step sees them first.
 *
 * <p>A step that is the first to follow a new catalogue begins with a look at every case; the view
 * stays that of the step before until all its work is done, so that no answer mixes two catalogues.
 *
 * <p>One per task, used by its stream thread alone.
 */
final class CaseProcessor implements Processor<String, byte[], Object, Object> {

  /**
   * Cases looked at per call where nothing else is asked for: at some 0.3 ms each well below the
   * poll interval of five minutes.
   */
  static final int WORK_PER_CALL = 2_000;

  /** Cases begun before it is asked again whether there is time for more. */
  private static final int BATCH = 50;

  private static final Duration DRAIN_INTERVAL = Duration.ofMillis(20);

  private final CaseEvaluators evaluators;
  private final AlertRules alertRules;
  private final Set<String> sources;
  private final TopicNames topics;
  private final AvroSerdes serdes;
  private final OutputNodes nodes;
  private final PartitionViews views;
  private final ViewSharing sharing;
  private final WorkBudget budget;
  private final String kafkaCluster;

  private ProcessorContext<Object, Object> context;
  private FactStore facts;
  private WakeIndex wakeIndex;
  private PartitionClock clock;
  private PartitionCatalogues catalogues;
  private CatalogueSweep sweep;
  private ViewUndo undo;
  private FiguresLedger figures;
  private RestatementLedger restatements;
  private RegistrationLedger registrations;
  private CaseGauges gauges;
  private CaseReviser reviser;
  private PartitionViewBuilder view;
  private boolean isShown;
  private RecordIntake intake;

  /** Null where the view is not shared. */
  private ViewTopicWriter viewTopic;

  private String viewGeneration;

  /**
   * Cases looked at in the current step, with the least late registration they were looked at for.
   */
  private final Map<String, Long> seenInStep = new HashMap<>();

  /** Where the output of each kind goes. */
  record OutputNodes(
      String obligations, String alerts, String rejects, String complianceDeltas, String views) {}

  /**
   * @param views of the partitions held here, whether they are shared or not
   * @param sharing null where the views are for this instance alone
   * @param budget of this processor alone
   * @param kafkaCluster the id of the cluster that the stores are written to; null for unknown
   */
  CaseProcessor(
      CaseEvaluators evaluators,
      AlertRules alertRules,
      Set<String> sources,
      TopicNames topics,
      AvroSerdes serdes,
      OutputNodes nodes,
      PartitionViews views,
      ViewSharing sharing,
      WorkBudget budget,
      String kafkaCluster) {
    this.evaluators = evaluators;
    this.alertRules = alertRules;
    this.sources = sources;
    this.topics = topics;
    this.serdes = serdes;
    this.nodes = nodes;
    this.views = views;
    this.sharing = sharing;
    this.budget = budget;
    this.kafkaCluster = kafkaCluster;
  }

  @Override
  public void init(ProcessorContext<Object, Object> processorContext) {
    context = processorContext;
    int partition = context.taskId().partition();
    Calendars calendars = evaluators.configured().calendars();
    CaseChangeCodec codec = new CaseChangeCodec(calendars::zone);
    CaseChangesDecoder decoder = serdes.caseChangesDecoder(topics.caseChanges());
    view = new PartitionViewBuilder(partition);
    facts = new FactStore(context.getStateStore(StoreNames.FACTS), decoder, codec);
    wakeIndex = new WakeIndex(context.getStateStore(StoreNames.WAKE_INDEX));
    clock =
        new PartitionClock(
            context.getStateStore(StoreNames.CLOCK), sources, calendars.of(""), kafkaCluster);
    catalogues =
        new PartitionCatalogues(
            context.getStateStore(StoreNames.CATALOGUES), evaluators, partition, clock.received());
    KeyValueStore<String, CaseState> cases = context.getStateStore(StoreNames.CASES);
    sweep = new CatalogueSweep(context.getStateStore(StoreNames.CATALOGUE_SWEEP), cases);
    undo = new ViewUndo(context.getStateStore(StoreNames.VIEW_UNDO));
    figures = new FiguresLedger(context.getStateStore(StoreNames.COMPLIANCE), view);
    restatements = new RestatementLedger(context.getStateStore(StoreNames.RESTATEMENTS), view);
    registrations =
        new RegistrationLedger(
            context.getStateStore(StoreNames.REGISTRATIONS),
            context.getStateStore(StoreNames.REGISTRATION_LAGS),
            view);
    gauges = new CaseGauges(cases, view);
    CloudEventHeaders events = new CloudEventHeaders(topics);
    ObligationStore obligations =
        new ObligationStore(
            context.getStateStore(StoreNames.OBLIGATIONS),
            context.getStateStore(StoreNames.WORKLIST));
    SentAlertStore sentAlerts = new SentAlertStore(context.getStateStore(StoreNames.ALERTS_SENT));
    reviser =
        new CaseReviser(
            catalogues,
            alertRules,
            obligations,
            figures,
            restatements,
            registrations,
            view,
            facts,
            new AlertKeeping(
                new AlertTiming(
                    new ChangeForwarder(context, nodes, events), views.alertTimings(), clock::done),
                sentAlerts,
                facts));
    intake =
        new RecordIntake(
            decoder,
            codec,
            facts,
            wakeIndex,
            clock,
            catalogues,
            sentAlerts,
            new Parking(context.getStateStore(StoreNames.PARKED), clock),
            new Rejects(context, nodes.rejects(), events));

    figures.restore();
    restatements.restore();
    registrations.restore();
    gauges.restore();
    obligations.forEachLive(state -> view.replace(null, ObligationStates.obligation(state)));
    view.catalogue(catalogues.inForce());
    share();
    if (!clock.isBehind()) {
      show(view.at(clock.done()));
    } else if (catalogues.tookEffectAt(clock.step())) {
      undo.begin(clock.step());
      show(undo.before(view, clock.done(), catalogues.inForceBefore()));
      view.journal(undo);
    }
    reportCatalogues();
    budget.refill();
    context.schedule(DRAIN_INTERVAL, PunctuationType.WALL_CLOCK_TIME, now -> goOn());
  }

  /**
   * From now on the changes of the view are written for other instances, the whole of it first
   * where the topic does not hold it.
   */
  private void share() {
    if (sharing == null) {
      if (clock.viewsIn() != null) {
        clock.viewsIn(null);
      }
      return;
    }
    viewTopic = new ViewTopicWriter(context, nodes.views());
    viewGeneration = sharing.generation();
    if (!viewGeneration.equals(clock.viewsIn())) {
      viewTopic.beginWhole(view.at(PartitionClock.NONE), viewGeneration);
    }
    view.changes(viewTopic);
  }

  @Override
  public void process(Record<String, byte[]> record) {
    drain();
    if (intake.take(record, context.recordMetadata().orElse(null))) {
      reportCatalogues();
    }
    drain();
    clock.flush();
  }

  @Override
  public void close() {
    if (context != null) {
      views.remove(context.taskId().partition());
    }
  }

  private void goOn() {
    budget.refill();
    drain();
  }

  /** Does a bounded piece of the work that the clock's steps ask for. */
  private void drain() {
    catalogues.flush();
    if (viewTopic != null && !shareOn()) {
      return;
    }
    if (budget.isSpent()) {
      return;
    }
    if (!clock.isBehind()) {
      undo.forget(budget.casesPerCall());
      return;
    }
    int left = budget.casesPerCall();
    while (left > 0 && clock.isBehind() && !budget.isSpent()) {
      long step = clock.step();
      if (catalogues.takeEffect(step, clock.done() == PartitionClock.NONE)) {
        sweep.start();
        // A task that began between two steps has shown nothing yet, and the sweep may take long.
        if (!isShown) {
          show(view.at(clock.done()));
        }
        undo.begin(step);
        view.journal(undo);
      }
      left -= sweep.isUnderWay() ? sweepOn(step, left) : wake(step, left);
    }
    flushFigures();
    catalogues.flush();
    sweep.flush();
    clock.flush();
    reportCatalogues();
    if (viewTopic != null) {
      viewTopic.flush();
    }
  }

  /** Writes what other instances are to know; false while the whole view is still to be written. */
  private boolean shareOn() {
    if (!viewTopic.isWritingWhole()) {
      viewTopic.flush();
      return true;
    }
    if (budget.isSpent()) {
      return false;
    }
    viewTopic.writeOn(budget.casesPerCall());
    if (!viewTopic.isWritingWhole()) {
      if (!clock.isBehind()) {
        viewTopic.stepDone(catalogues.inForce(), clock.done());
      }
      clock.viewsIn(viewGeneration);
      clock.flush();
    }
    return false;
  }

  /** Looks at the next cases by a new catalogue; gives how many. */
  private int sweepOn(long step, int limit) {
    List<String> cases = sweep.next(Math.min(limit, BATCH));
    for (String caseKey : cases) {
      look(caseKey, facts.of(caseKey), step, Long.MAX_VALUE, Cause.CATALOGUE);
    }
    return cases.size();
  }

  /** Works off the next entries of the index, or ends the step where there are none. */
  private int wake(long step, int limit) {
    List<WakeIndex.Entry> entries = wakeIndex.next(clock.cursor(), step, Math.min(limit, BATCH));
    if (entries.isEmpty()) {
      finishStep();
      return 1;
    }
    for (WakeIndex.Entry entry : entries) {
      wake(entry, step);
      wakeIndex.delete(entry);
    }
    clock.cursor(entries.get(entries.size() - 1).key());
    return entries.size();
  }

  private void wake(WakeIndex.Entry entry, long step) {
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
    if ((seenFrom != null && seenFrom <= lateFrom)
        || (lateFrom == Long.MAX_VALUE && wasSwept(caseKey, step))) {
      return;
    }
    seenInStep.put(caseKey, lateFrom);
    look(
        caseKey, records == null ? facts.of(caseKey) : records, step, lateFrom, Cause.of(lateFrom));
  }

  /**
   * Whether a case was looked at in this step because of a new catalogue, as all known ones are.
   */
  private boolean wasSwept(String caseKey, long step) {
    return catalogues.tookEffectAt(step) && gauges.knows(caseKey);
  }

  private void look(String caseKey, List<Fact> records, long step, long lateFrom, Cause cause) {
    CaseId id = CaseKeys.parse(caseKey);
    Evaluation evaluation = reviser.revise(caseKey, id, records, step, lateFrom, cause);
    CaseSummary summary =
        CaseSummary.of(
            evaluation.history(), catalogues.evaluator().calendars().of(id.municipality()), step);
    if (gauges.update(caseKey, id, summary, evaluation.nextChange())
        && evaluation.nextChange() != Long.MAX_VALUE) {
      wakeIndex.wake(evaluation.nextChange(), caseKey);
    }
  }

  private void finishStep() {
    flushFigures();
    clock.stepDone();
    view.journal(ViewJournal.NONE);
    seenInStep.clear();
    intake.release();
    view.catalogue(catalogues.inForce());
    if (viewTopic != null) {
      viewTopic.stepDone(catalogues.inForce(), clock.done());
    }
    show(view.at(clock.done()));
  }

  private void show(PartitionView shown) {
    views.publish(shown);
    isShown = true;
  }

  /** Says how far the partition is with a new catalogue. */
  private void reportCatalogues() {
    boolean sweeping = clock.isBehind() && catalogues.tookEffectAt(clock.step());
    CatalogueInForce inForce = catalogues.inForce();
    CatalogueInForce followed = sweeping ? catalogues.inForceBefore() : inForce;
    CatalogueChange.State state = CatalogueChange.State.CURRENT;
    CatalogueChange.Next next = null;
    if (sweeping) {
      state = CatalogueChange.State.SWEEPING;
      next = new CatalogueChange.Next(inForce.catalogue().id(), inForce.fingerprint());
    } else if (catalogues.waiting().isPresent()) {
      CatalogueState waiting = catalogues.waiting().get();
      state = CatalogueChange.State.WAITING;
      next = new CatalogueChange.Next(waiting.getCatalogueId(), waiting.getFingerprint());
    }
    CatalogueChange change =
        new CatalogueChange(
            context.taskId().partition(),
            followed,
            state,
            next,
            catalogues.latestSequence(),
            sweeping ? sweep.done() : 0,
            gauges.size());
    views.catalogueChanges().report(change);
    if (viewTopic != null) {
      viewTopic.progress(change);
    }
  }

  private void flushFigures() {
    long step = clock.isBehind() ? clock.step() : clock.done();
    restatements.flush();
    registrations.flush();
    Map<String, MonthDelta> months = new TreeMap<>();
    figures.flush(
        (key, change) -> {
          MonthDelta month = MonthDelta.of(key);
          months.merge(month.key(), month.plus(change), MonthDelta::plus);
        });
    months.forEach(
        (key, delta) ->
            context.forward(
                new Record<>(key, delta.state(step), RecordTimes.of(step)),
                nodes.complianceDeltas()));
  }
}
