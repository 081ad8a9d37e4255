package dk.fristvagt.streams.query;

import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.CasePartitioner;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.state.SentAlertState;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.SentAlerts;
import dk.fristvagt.streams.store.StoreNames;
import dk.fristvagt.streams.store.TracedValue;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * What is not in the views, from the stores. Thread-safe.
 *
 * <p>Stores may be seen in the middle of a step. An answer is made for the clock of the partition's
 * view all the same: what a step under way has touched already is worked out again from the facts
 * at that clock, by the catalogue that the view follows.
 */
public final class StoreQueries {

  private static final StringSerializer PREFIX = new StringSerializer();

  /** After which a query gives up; a rebalance of threads takes a second or two. */
  private static final Duration LONGEST_REBALANCE = Duration.ofSeconds(15);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final KafkaStreams streams;
  private final PartitionViews views;
  private final AvroSerdes serdes;
  private final CaseChangeCodec codec;
  private final String caseChangesTopic;
  private final IntSupplier partitions;

  /**
   * @param partitions how many {@code case-changes} has, whether they are held here or not
   */
  public StoreQueries(
      KafkaStreams streams,
      PartitionViews views,
      AvroSerdes serdes,
      CaseChangeCodec codec,
      String caseChangesTopic,
      IntSupplier partitions) {
    this.streams = streams;
    this.views = views;
    this.serdes = serdes;
    this.codec = codec;
    this.caseChangesTopic = caseChangesTopic;
    this.partitions = partitions;
  }

  /** A case as it stands at its partition's clock; empty where no fact of it is known by then. */
  public Optional<CaseDetail> caseDetail(CaseId id) {
    return throughRebalances(() -> detail(id));
  }

  private Optional<CaseDetail> detail(CaseId id) {
    PartitionView view = viewsByPartition().get(partitionOf(id));
    if (view == null) {
      return Optional.empty();
    }
    long clock = view.clock();
    List<Fact> records = records(CaseChangeKeys.caseOf(id.municipality(), id.caseId()));
    records.removeIf(record -> record.registeredAt().epochMilli() > clock);
    if (records.isEmpty()) {
      return Optional.empty();
    }
    records.sort(
        Comparator.comparingLong((Fact record) -> record.registeredAt().epochMilli())
            .thenComparing(Fact::eventId)
            .thenComparing(Fact::revision));
    return Optional.of(
        new CaseDetail(
            clock,
            records,
            evaluate(view, records),
            view.catalogue().evaluator(),
            alerts(id, clock)));
  }

  /** What was sent about a case up to a clock. */
  private List<SentAlert> alerts(CaseId id, long clock) {
    ReadOnlyKeyValueStore<String, SentAlertState> store =
        streams.store(
            StoreQueryParameters.fromNameAndType(
                StoreNames.ALERTS_SENT,
                QueryableStoreTypes.<String, SentAlertState>keyValueStore()));
    List<SentAlert> alerts = new ArrayList<>();
    String caseKey = CaseChangeKeys.caseOf(id.municipality(), id.caseId());
    try (KeyValueIterator<String, SentAlertState> iterator =
        store.prefixScan(SentAlerts.prefix(caseKey), PREFIX)) {
      while (iterator.hasNext()) {
        KeyValue<String, SentAlertState> entry = iterator.next();
        if (entry.value.getClock() <= clock) {
          alerts.add(SentAlerts.alert(entry.key, entry.value));
        }
      }
    }
    return alerts;
  }

  /**
   * Hands over the obligations of all partitions held here that pass a test, each as it stands at
   * the clock of its partition, in the order of their cases.
   */
  public void forEachObligation(Predicate<Obligation> test, Consumer<Obligation> consumer) {
    List<Obligation> passed = throughRebalances(() -> obligations(test));
    passed.forEach(consumer);
  }

  private List<Obligation> obligations(Predicate<Obligation> test) {
    List<Obligation> passed = new ArrayList<>();
    Map<Integer, PartitionView> held = viewsByPartition();
    Map<CaseId, Evaluation> again = new HashMap<>();
    ReadOnlyKeyValueStore<String, ObligationState> store =
        streams.store(
            StoreQueryParameters.fromNameAndType(
                StoreNames.OBLIGATIONS,
                QueryableStoreTypes.<String, ObligationState>keyValueStore()));
    try (KeyValueIterator<String, ObligationState> iterator = store.all()) {
      while (iterator.hasNext()) {
        KeyValue<String, ObligationState> entry = iterator.next();
        ObligationState state = entry.value;
        CaseId id = new CaseId(state.getMunicipality(), state.getCaseId());
        PartitionView view = held.get(partitionOf(id));
        Obligation obligation = null;
        if (view == null) {
          continue;
        }
        if (state.getClock() > view.clock()) {
          Evaluation evaluation =
              again.computeIfAbsent(
                  id,
                  touched ->
                      evaluate(
                          view,
                          records(
                              CaseChangeKeys.caseOf(touched.municipality(), touched.caseId()))));
          obligation =
              evaluation.obligations().stream()
                  .filter(candidate -> candidate.id().equals(state.getId()))
                  .findFirst()
                  .orElse(null);
        } else if (state.getExists()) {
          obligation = ObligationStates.obligation(state);
        }
        if (obligation != null && test.test(obligation)) {
          passed.add(obligation);
        }
      }
    }
    return passed;
  }

  /**
   * Hands over the records of every case held here, partition by partition, in the order of their
   * keys, each as known at the clock that its partition had when this was called.
   *
   * <p>Some hundred cases at a time are in memory. What the consumer throws ends the walk.
   *
   * @throws InvalidStateStoreException when a partition moves away meanwhile
   */
  public void forEachCase(Consumer<CaseRecords> consumer) {
    for (PartitionView view : views.all()) {
      if (view.clock() != Long.MIN_VALUE) {
        CaseWalk walk = new CaseWalk(streams, view.partition(), view.clock(), this::decoded);
        while (!walk.isDone()) {
          throughRebalances(walk::nextPage).forEach(consumer);
        }
      }
    }
  }

  /**
   * Asks again while partitions move between threads, when stores cannot be asked for a moment.
   *
   * @throws InvalidStateStoreException when that lasts
   */
  private static <T> T throughRebalances(Supplier<T> query) {
    long deadline = System.nanoTime() + LONGEST_REBALANCE.toNanos();
    while (true) {
      try {
        return query.get();
      } catch (InvalidStateStoreException e) {
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private Map<Integer, PartitionView> viewsByPartition() {
    Map<Integer, PartitionView> byPartition = new HashMap<>();
    views.all().forEach(view -> byPartition.put(view.partition(), view));
    return byPartition;
  }

  private static Evaluation evaluate(PartitionView view, List<Fact> records) {
    return view.catalogue().evaluator().evaluate(records, view.clock());
  }

  private int partitionOf(CaseId id) {
    return CasePartitioner.partition(id.municipality(), id.caseId(), partitions.getAsInt());
  }

  private List<Fact> decoded(List<byte[]> values) {
    var decoder = serdes.caseChangesDecoder(caseChangesTopic);
    List<Fact> records = new ArrayList<>(values.size());
    try {
      for (byte[] value : values) {
        records.add(codec.decode((CaseChange) decoder.decode(TracedValue.value(value))));
      }
    } catch (UnreadableRecordException | RejectedFactException e) {
      throw new IllegalStateException("a fact that was accepted can no longer be read", e);
    }
    return records;
  }

  private List<Fact> records(String caseKey) {
    var decoder = serdes.caseChangesDecoder(caseChangesTopic);
    ReadOnlyKeyValueStore<String, byte[]> store =
        streams.store(
            StoreQueryParameters.fromNameAndType(
                StoreNames.FACTS, QueryableStoreTypes.<String, byte[]>keyValueStore()));
    List<Fact> records = new ArrayList<>();
    try (KeyValueIterator<String, byte[]> iterator = store.prefixScan(caseKey + '/', PREFIX)) {
      while (iterator.hasNext()) {
        records.add(
            codec.decode((CaseChange) decoder.decode(TracedValue.value(iterator.next().value))));
      }
    } catch (UnreadableRecordException | RejectedFactException e) {
      throw new IllegalStateException("a fact that was accepted can no longer be read", e);
    }
    return records;
  }
}
