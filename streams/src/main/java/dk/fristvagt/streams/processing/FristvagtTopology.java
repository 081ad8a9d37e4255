package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.Compliance;
import dk.fristvagt.schemas.v1.Obligation;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.streams.state.CaseState;
import dk.fristvagt.streams.state.CatalogueState;
import dk.fristvagt.streams.state.ClockState;
import dk.fristvagt.streams.state.FiguresState;
import dk.fristvagt.streams.state.LagTotalState;
import dk.fristvagt.streams.state.MonthState;
import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.state.ParkedState;
import dk.fristvagt.streams.state.RegistrationState;
import dk.fristvagt.streams.state.SentAlertState;
import dk.fristvagt.streams.state.StatusCountsState;
import dk.fristvagt.streams.state.SweepState;
import dk.fristvagt.streams.state.UndoState;
import dk.fristvagt.streams.store.StateSerde;
import dk.fristvagt.streams.store.StoreNames;
import dk.fristvagt.streams.view.PartitionViews;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The topology: {@code case-changes} to one case processor per partition, and from it {@code
 * obligations}, {@code alerts}, {@code case-changes.rejects} and, summed up over the partitions,
 * {@code compliance}.
 *
 * <p>Every node, store, changelog and repartition topic has a name of its own, so that an upgrade
 * keeps its state.
 */
public final class FristvagtTopology {

  static final String CASE_CHANGES = "case-changes-source";
  static final String CASE_PROCESSOR = "case-processor";
  static final String OBLIGATIONS_SINK = "obligations-sink";
  static final String ALERTS_SINK = "alerts-sink";
  static final String REJECTS_SINK = "rejects-sink";
  static final String VIEWS_SINK = "views-sink";
  static final String COMPLIANCE_DELTAS = "compliance-deltas";
  static final String COMPLIANCE_DELTAS_ONLY = "compliance-deltas-only";
  static final String COMPLIANCE_TOTALS = "compliance-totals-processor";
  static final String COMPLIANCE_SINK = "compliance-sink";

  private FristvagtTopology() {}

  /**
   * @param serdes of the published records; used by the topology's threads until it is closed
   * @param views where each partition shows what it can say
   */
  public static Topology build(TopologySettings settings, AvroSerdes serdes, PartitionViews views) {
    TopicNames topics = settings.topics();
    StreamsBuilder builder = new StreamsBuilder();
    caseStores().forEach(builder::addStateStore);
    KStream<Object, Object> news =
        builder.stream(
                topics.caseChanges(),
                Consumed.with(Serdes.String(), Serdes.ByteArray())
                    .withName(CASE_CHANGES)
                    .withOffsetResetPolicy(AutoOffsetReset.earliest()))
            .process(
                caseProcessor(settings, serdes, views),
                Named.as(CASE_PROCESSOR),
                caseStores().stream().map(StoreBuilder::name).toArray(String[]::new));
    publishCompliance(builder, news, topics, serdes);
    Topology topology = builder.build();
    topology.addSink(
        OBLIGATIONS_SINK,
        topics.obligations(),
        Serdes.String().serializer(),
        serdes.serializer(Obligation.class),
        CASE_PROCESSOR);
    topology.addSink(
        ALERTS_SINK,
        topics.alerts(),
        Serdes.String().serializer(),
        serdes.serializer(Alert.class),
        CASE_PROCESSOR);
    topology.addSink(
        REJECTS_SINK,
        topics.rejects(),
        Serdes.String().serializer(),
        serdes.serializer(Reject.class),
        CASE_PROCESSOR);
    settings
        .sharing()
        .ifPresent(
            sharing ->
                topology.addSink(
                    VIEWS_SINK,
                    sharing.topic(),
                    ViewKey.serializer(),
                    Serdes.ByteArray().serializer(),
                    ViewKey.partitioner(),
                    CASE_PROCESSOR));
    return topology;
  }

  private static void publishCompliance(
      StreamsBuilder builder, KStream<Object, Object> news, TopicNames topics, AvroSerdes serdes) {
    builder.addStateStore(
        persistent(StoreNames.COMPLIANCE_TOTALS, Serdes.String(), state(new MonthState())));
    news.mapValues(value -> (MonthState) value, Named.as(COMPLIANCE_DELTAS_ONLY))
        .selectKey((key, value) -> (String) key, Named.as("compliance-deltas-key"))
        .repartition(
            Repartitioned.with(Serdes.String(), state(new MonthState()))
                .withName(COMPLIANCE_DELTAS))
        .process(
            () -> new ComplianceTotals(new CloudEventHeaders(topics)),
            Named.as(COMPLIANCE_TOTALS),
            StoreNames.COMPLIANCE_TOTALS)
        .to(
            topics.compliance(),
            Produced.with(Serdes.String(), serdes.serde(Compliance.class))
                .withName(COMPLIANCE_SINK));
  }

  /** Makes the processor that keeps the cases of a partition; it needs {@link #caseStores}. */
  public static ProcessorSupplier<String, byte[], Object, Object> caseProcessor(
      TopologySettings settings, AvroSerdes serdes, PartitionViews views) {
    CaseEvaluators evaluators = new CaseEvaluators(settings.catalogue(), settings.calendars());
    AlertRules alertRules = new AlertRules(settings.alertsMaxAge());
    CaseProcessor.OutputNodes nodes =
        new CaseProcessor.OutputNodes(
            OBLIGATIONS_SINK, ALERTS_SINK, REJECTS_SINK, COMPLIANCE_DELTAS_ONLY, VIEWS_SINK);
    return () ->
        new CaseProcessor(
            evaluators,
            alertRules,
            settings.sources(),
            settings.topics(),
            serdes,
            nodes,
            views,
            settings.sharing().orElse(null),
            budget(settings),
            settings.kafkaCluster().orElse(null));
  }

  private static WorkBudget budget(TopologySettings settings) {
    return settings
        .workTime()
        .map(time -> WorkBudget.of(CaseProcessor.WORK_PER_CALL, time, System::nanoTime))
        .orElseGet(() -> WorkBudget.of(CaseProcessor.WORK_PER_CALL));
  }

  /** The stores of {@link #caseProcessor}: on disk, logged, not cached. */
  public static List<StoreBuilder<?>> caseStores() {
    return List.of(
        persistent(StoreNames.FACTS, Serdes.String(), Serdes.ByteArray()),
        persistent(StoreNames.OBLIGATIONS, Serdes.String(), state(new ObligationState())),
        persistent(StoreNames.ALERTS_SENT, Serdes.String(), state(new SentAlertState())),
        persistent(StoreNames.WORKLIST, Serdes.Bytes(), state(new ObligationState())),
        persistent(StoreNames.WAKE_INDEX, Serdes.Bytes(), Serdes.ByteArray()),
        persistent(StoreNames.CASES, Serdes.String(), state(new CaseState())),
        persistent(StoreNames.COMPLIANCE, Serdes.String(), state(new FiguresState())),
        persistent(StoreNames.RESTATEMENTS, Serdes.String(), state(new StatusCountsState())),
        persistent(StoreNames.REGISTRATIONS, Serdes.String(), state(new RegistrationState())),
        persistent(StoreNames.REGISTRATION_LAGS, Serdes.String(), state(new LagTotalState())),
        persistent(StoreNames.CLOCK, Serdes.String(), state(new ClockState())),
        persistent(StoreNames.PARKED, Serdes.Long(), state(new ParkedState())),
        persistent(StoreNames.CATALOGUES, Serdes.String(), state(new CatalogueState())),
        persistent(StoreNames.CATALOGUE_SWEEP, Serdes.String(), state(new SweepState())),
        persistent(StoreNames.VIEW_UNDO, Serdes.Long(), state(new UndoState())));
  }

  private static <K, V> StoreBuilder<KeyValueStore<K, V>> persistent(
      String name, Serde<K> keys, Serde<V> values) {
    return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), keys, values)
        .withCachingDisabled();
  }

  private static <T extends SpecificRecordBase> Serde<T> state(T prototype) {
    return new StateSerde<>(prototype);
  }
}
