package dk.fristvagt.bench;

import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.streams.processing.FristvagtTopology;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.processing.ViewSharing;
import dk.fristvagt.streams.runtime.SharedRocksDbMemory;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * One partition's case processor over RocksDB stores on disk, without broker and changelogs: what
 * its own work costs. Output is thrown away.
 */
final class PartitionUnderLoad implements AutoCloseable {

  private static final String SOURCE = "bench";

  private final AvroSerdes serdes = AvroSerdes.at("mock://bench");
  private final Serializer<SpecificRecord> serializer = serdes.serializer();
  private final Calendars calendars = Calendars.danish(false);
  private final CaseChangeCodec codec = new CaseChangeCodec(calendars::zone);
  private final PartitionViews views = new PartitionViews();
  private final Map<String, CountingStore<?, ?>> stores = new LinkedHashMap<>();
  private final MockProcessorContext<Object, Object> context;
  private final Processor<String, byte[], Object, Object> processor;

  PartitionUnderLoad(Path directory) {
    this(directory, false);
  }

  /**
   * @param shared whether the view is written for other instances, too
   */
  PartitionUnderLoad(Path directory, boolean shared) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbMemory.class);
    context = new MockProcessorContext<>(properties, new TaskId(0, 0), directory.toFile());
    TopologySettings alone =
        new TopologySettings(
            TopicNames.plain(),
            BuiltInCatalogues.dkChildServices(),
            calendars,
            Set.of(SOURCE),
            AlertRules.DEFAULT_MAX_AGE);
    TopologySettings settings =
        shared ? alone.withSharing(new ViewSharing("views", () -> "bench")) : alone;
    FristvagtTopology.caseStores().forEach(this::open);
    processor = FristvagtTopology.caseProcessor(settings, serdes, views).get();
    processor.init(context);
  }

  void fact(Fact fact) {
    process(
        CaseChangeKeys.fact(fact),
        serializer.serialize("case-changes", codec.encode(fact)),
        fact.registeredAt().epochMilli());
  }

  /** The record of a fact, made beforehand so that making it is not measured. */
  Record<String, byte[]> record(Fact fact) {
    return new Record<>(
        CaseChangeKeys.fact(fact),
        serializer.serialize("case-changes", codec.encode(fact)),
        fact.registeredAt().epochMilli());
  }

  /** The same, as part of a trace. */
  Record<String, byte[]> record(Fact fact, TraceContext trace) {
    Record<String, byte[]> record = record(fact);
    trace.addTo(record.headers());
    return record;
  }

  Record<String, byte[]> tick(long time) {
    return new Record<>(
        CaseChangeKeys.tick(SOURCE),
        serializer.serialize("case-changes", new Tick(SOURCE, time)),
        time);
  }

  Record<String, byte[]> publication(String yaml, long sequence) {
    return new Record<>(
        CaseChangeKeys.catalogue(sequence),
        serializer.serialize(
            "case-changes", new CatalogueActivated("bench", sequence, yaml, sequence)),
        sequence);
  }

  /** One call of the punctuator. */
  void punctuate() {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(0);
    context.resetForwards();
  }

  void process(Record<String, byte[]> record) {
    processor.process(record);
    context.resetForwards();
  }

  /** Works until the clock has got to a tick that was given. */
  void drainTo(long tick) {
    while (view().clock() < tick) {
      context.scheduledPunctuators().get(0).getPunctuator().punctuate(0);
      context.resetForwards();
    }
  }

  PartitionView view() {
    return views.all().get(0);
  }

  long live() {
    return view().counts().values().stream()
        .mapToLong(c -> c.open() + c.dueSoon() + c.overdue())
        .sum();
  }

  Map<String, CountingStore<?, ?>> stores() {
    return stores;
  }

  void resetCounts() {
    stores.values().forEach(CountingStore::reset);
  }

  @Override
  public void close() {
    processor.close();
    stores.values().forEach(StateStore::close);
    serdes.close();
  }

  private void process(String key, byte[] value, long timestamp) {
    process(new Record<>(key, value, timestamp));
  }

  @SuppressWarnings("unchecked")
  private <K, V> void open(StoreBuilder<?> builder) {
    KeyValueStore<K, V> store =
        ((StoreBuilder<KeyValueStore<K, V>>) builder).withLoggingDisabled().build();
    store.init(context.getStateStoreContext(), store);
    CountingStore<K, V> counting = new CountingStore<>(store);
    context.addStateStore(counting);
    stores.put(store.name(), counting);
  }
}
