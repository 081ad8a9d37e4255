package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.streams.state.CaseState;
import dk.fristvagt.streams.state.CatalogueState;
import dk.fristvagt.streams.state.ClockState;
import dk.fristvagt.streams.state.FiguresState;
import dk.fristvagt.streams.state.LagTotalState;
import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.state.ParkedState;
import dk.fristvagt.streams.state.RegistrationState;
import dk.fristvagt.streams.state.SentAlertState;
import dk.fristvagt.streams.state.StatusCountsState;
import dk.fristvagt.streams.state.SweepState;
import dk.fristvagt.streams.state.UndoState;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.StateSerde;
import dk.fristvagt.streams.store.StoreNames;
import dk.fristvagt.streams.view.AlertTimings;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * One partition's case processor over stores in memory, which outlive it: {@link #restart} is what
 * a restarted task finds.
 */
final class ProcessorHarness {

  static final String SOURCE = "test";
  static final CaseProcessor.OutputNodes NODES =
      new CaseProcessor.OutputNodes("obligations", "alerts", "rejects", "deltas", "views");

  private final Calendars calendars = Calendars.danish(false);
  private final AvroSerdes serdes = AvroSerdes.at("mock://harness");
  private final Serializer<org.apache.avro.specific.SpecificRecord> serializer =
      serdes.serializer();
  private final CaseChangeCodec codec;
  private final PartitionViews views = new PartitionViews();
  private final Map<String, KeyValueStore<?, ?>> stores = new TreeMap<>();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<String> alertTraces = new ArrayList<>();
  private final List<Reject> rejects = new ArrayList<>();
  private final Map<String, dk.fristvagt.schemas.v1.Obligation> obligationsTopic = new TreeMap<>();
  private final List<String> obligationNews = new ArrayList<>();
  private final Supplier<WorkBudget> budget;
  private CaseEvaluators evaluators;
  private MockProcessorContext<Object, Object> context;
  private ViewSharing sharing;
  private final List<KeyValue<String, byte[]>> viewsTopic = new ArrayList<>();
  private CaseProcessor processor;

  ProcessorHarness(Catalogue catalogue, int workPerCall) {
    this(catalogue, () -> WorkBudget.of(workPerCall));
  }

  /**
   * @param budget of each new processor
   */
  ProcessorHarness(Catalogue catalogue, Supplier<WorkBudget> budget) {
    this.evaluators = new CaseEvaluators(catalogue, calendars);
    this.codec = new CaseChangeCodec(calendars::zone);
    this.budget = budget;
    context = newContext();
    add(StoreNames.FACTS, Serdes.String(), Serdes.ByteArray());
    add(StoreNames.OBLIGATIONS, Serdes.String(), state(new ObligationState()));
    add(StoreNames.ALERTS_SENT, Serdes.String(), state(new SentAlertState()));
    add(StoreNames.WORKLIST, Serdes.Bytes(), state(new ObligationState()));
    add(StoreNames.WAKE_INDEX, Serdes.Bytes(), Serdes.ByteArray());
    add(StoreNames.CASES, Serdes.String(), state(new CaseState()));
    add(StoreNames.COMPLIANCE, Serdes.String(), state(new FiguresState()));
    add(StoreNames.RESTATEMENTS, Serdes.String(), state(new StatusCountsState()));
    add(StoreNames.REGISTRATIONS, Serdes.String(), state(new RegistrationState()));
    add(StoreNames.REGISTRATION_LAGS, Serdes.String(), state(new LagTotalState()));
    add(StoreNames.CLOCK, Serdes.String(), state(new ClockState()));
    add(StoreNames.PARKED, Serdes.Long(), state(new ParkedState()));
    add(StoreNames.CATALOGUES, Serdes.String(), state(new CatalogueState()));
    add(StoreNames.CATALOGUE_SWEEP, Serdes.String(), state(new SweepState()));
    add(StoreNames.VIEW_UNDO, Serdes.Long(), state(new UndoState()));
    start();
  }

  /** A new processor over what the old one left in the stores. */
  void restart() {
    collect();
    processor.close();
    context = newContext();
    stores.values().forEach(context::addStateStore);
    start();
  }

  /** As {@link #restart}, by a service that is started with another catalogue. */
  void restart(Catalogue startedWith) {
    evaluators = new CaseEvaluators(startedWith, calendars);
    restart();
  }

  /** As {@link #restart}, by a service that shares its views, or by one that does not. */
  void restart(ViewSharing with) {
    sharing = with;
    restart();
  }

  /** Every record for the topic of views, in order. */
  List<KeyValue<String, byte[]>> viewsTopic() {
    collect();
    return viewsTopic;
  }

  /** A publication. */
  void publish(String yaml, long sequence) {
    process(
        CaseChangeKeys.catalogue(sequence),
        serializer.serialize(
            "case-changes", new CatalogueActivated("any", sequence, yaml, sequence)),
        sequence);
  }

  CatalogueChange catalogueChange() {
    return views.catalogueChanges().all().get(0);
  }

  void fact(Fact fact, long clock) {
    process(
        CaseChangeKeys.fact(fact), serializer.serialize("case-changes", codec.encode(fact)), clock);
  }

  /** A fact that came with a trace. */
  void fact(Fact fact, long clock, TraceContext trace) {
    RecordHeaders headers = new RecordHeaders();
    trace.addTo(headers);
    context.setRecordMetadata("case-changes", 0, 0);
    processor.process(
        new Record<>(
            CaseChangeKeys.fact(fact),
            serializer.serialize("case-changes", codec.encode(fact)),
            clock,
            headers));
  }

  void tick(long time) {
    process(
        CaseChangeKeys.tick(SOURCE),
        serializer.serialize("case-changes", new Tick(SOURCE, time)),
        time);
  }

  void process(String key, byte[] value, long timestamp) {
    context.setRecordMetadata("case-changes", 0, 0);
    processor.process(new Record<>(key, value, timestamp));
  }

  /** Lets the punctuator work until no step is left. */
  void drain() {
    while (view() == null || pendingSteps()) {
      context.scheduledPunctuators().get(0).getPunctuator().punctuate(0);
    }
  }

  /** One call of the punctuator. */
  void punctuate() {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(0);
  }

  PartitionView view() {
    return views.all().isEmpty() ? null : views.all().get(0);
  }

  AlertTimings alertTimings() {
    return views.alertTimings();
  }

  List<Alert> alerts() {
    collect();
    return alerts;
  }

  List<Reject> rejects() {
    collect();
    return rejects;
  }

  /** The compacted topic of obligations. */
  Map<String, dk.fristvagt.schemas.v1.Obligation> obligationsTopic() {
    collect();
    return obligationsTopic;
  }

  /** Of all records for the topic of obligations the key and the step, in order. */
  List<String> obligationNews() {
    collect();
    return obligationNews;
  }

  /** Of all alerts the id of the event and the trace that it continues, in order. */
  List<String> alertTraces() {
    collect();
    return alertTraces;
  }

  /** What the store holds of obligations that exist, by id. */
  Map<String, Obligation> obligations() {
    Map<String, Obligation> obligations = new TreeMap<>();
    KeyValueStore<String, ObligationState> store = store(StoreNames.OBLIGATIONS);
    try (KeyValueIterator<String, ObligationState> iterator = store.all()) {
      while (iterator.hasNext()) {
        KeyValue<String, ObligationState> entry = iterator.next();
        if (entry.value.getExists()) {
          obligations.put(entry.value.getId(), ObligationStates.obligation(entry.value));
        }
      }
    }
    return obligations;
  }

  /** How many entries a store has. */
  long entries(String store) {
    long n = 0;
    try (KeyValueIterator<?, ?> iterator = store(store).all()) {
      while (iterator.hasNext()) {
        iterator.next();
        n++;
      }
    }
    return n;
  }

  @SuppressWarnings("unchecked")
  <K, V> KeyValueStore<K, V> store(String name) {
    return (KeyValueStore<K, V>) stores.get(name);
  }

  private boolean pendingSteps() {
    KeyValueStore<String, ClockState> clock = store(StoreNames.CLOCK);
    ClockState state = clock.get("clock");
    return state != null && !state.getPending().isEmpty();
  }

  private void start() {
    processor =
        new CaseProcessor(
            evaluators,
            new AlertRules(AlertRules.DEFAULT_MAX_AGE),
            Set.of(SOURCE),
            TopicNames.plain(),
            serdes,
            NODES,
            views,
            sharing,
            budget.get(),
            null);
    processor.init(context);
  }

  private void collect() {
    for (MockProcessorContext.CapturedForward<?, ?> forward : context.forwarded()) {
      String child = forward.childName().orElseThrow();
      Object value = forward.record().value();
      if (child.equals("alerts")) {
        alerts.add((Alert) value);
        alertTraces.add(
            new String(
                    forward.record().headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8)
                + ' '
                + TraceContext.of(forward.record().headers()).parent());
      } else if (child.equals("views")) {
        viewsTopic.add(KeyValue.pair(((ViewKey) forward.record().key()).text(), (byte[]) value));
      } else if (child.equals("rejects")) {
        rejects.add((Reject) value);
      } else if (child.equals("obligations")) {
        String id = (String) forward.record().key();
        obligationNews.add(id + '@' + forward.record().timestamp());
        if (value == null) {
          obligationsTopic.remove(id);
        } else {
          obligationsTopic.put(id, (dk.fristvagt.schemas.v1.Obligation) value);
        }
      }
    }
    context.resetForwards();
  }

  private <K, V> void add(String name, Serde<K> keys, Serde<V> values) {
    KeyValueStore<K, V> store =
        Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), keys, values)
            .withLoggingDisabled()
            .withCachingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    stores.put(name, store);
  }

  private static MockProcessorContext<Object, Object> newContext() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "harness");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    File dir = Path.of(System.getProperty("java.io.tmpdir"), "fristvagt-harness").toFile();
    return new MockProcessorContext<>(properties, new TaskId(0, 0), dir);
  }

  private static <T extends SpecificRecordBase> Serde<T> state(T prototype) {
    return new StateSerde<>(prototype);
  }
}
