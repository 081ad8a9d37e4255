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
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.store.SentAlerts;
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
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * What is not in the views, from the stores. Thread-safe.
 *
 * <p>Stores may be seen in the middle of a step. An answer is made for the clock of the partition's
 * view all the same: what a step under way has touched already is worked out again from the facts
 * at that clock, by the catalogue that the view follows.
 */
public final class StoreQueries {

  /** After which a query gives up; a rebalance of threads takes a second or two. */
  private static final Duration LONGEST_REBALANCE = Duration.ofSeconds(15);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(20);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);

  private final CaseStores stores;
  private final PartitionViews views;
  private final AvroSerdes serdes;
  private final CaseChangeCodec codec;
  private final String caseChangesTopic;
  private final IntSupplier partitions;

  /**
   * @param stores of the partitions that the views are of
   * @param partitions how many {@code case-changes} has, whether they are held here or not
   */
  public StoreQueries(
      CaseStores stores,
      PartitionViews views,
      AvroSerdes serdes,
      CaseChangeCodec codec,
      String caseChangesTopic,
      IntSupplier partitions) {
    this.stores = stores;
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
    List<Fact> records = records(view, CaseChangeKeys.caseOf(id.municipality(), id.caseId()));
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
            alerts(view, id)));
  }

  /** What was sent about a case up to the clock of its partition's view. */
  private List<SentAlert> alerts(PartitionView view, CaseId id) {
    List<SentAlert> alerts = new ArrayList<>();
    String caseKey = CaseChangeKeys.caseOf(id.municipality(), id.caseId());
    stores.read(
        view.partition(),
        view.clock(),
        CaseStore.ALERTS_SENT,
        KeyRange.startingWith(SentAlerts.prefix(caseKey)),
        (key, state) -> {
          if (state.getClock() <= view.clock()) {
            alerts.add(SentAlerts.alert(key, state));
          }
          return true;
        });
    return alerts;
  }

  /**
   * Hands over the obligations of all partitions that have a view and that pass a test, each as it
   * stands at the clock of its partition, partition by partition.
   */
  public void forEachObligation(Predicate<Obligation> test, Consumer<Obligation> consumer) {
    List<Obligation> passed = new ArrayList<>();
    for (int partition : viewsByPartition().keySet()) {
      passed.addAll(
          throughRebalances(
              () -> {
                PartitionView view = viewsByPartition().get(partition);
                return view == null ? List.of() : obligations(view, test);
              }));
    }
    passed.forEach(consumer);
  }

  private List<Obligation> obligations(PartitionView view, Predicate<Obligation> test) {
    List<Obligation> passed = new ArrayList<>();
    List<ObligationState> touched = new ArrayList<>();
    stores.read(
        view.partition(),
        view.clock(),
        CaseStore.OBLIGATIONS,
        KeyRange.ALL,
        (key, state) -> {
          if (state.getClock() > view.clock()) {
            touched.add(state);
          } else if (state.getExists()) {
            Obligation obligation = ObligationStates.obligation(state);
            if (test.test(obligation)) {
              passed.add(obligation);
            }
          }
          return true;
        });
    Map<CaseId, Evaluation> again = new HashMap<>();
    for (ObligationState state : touched) {
      Evaluation evaluation =
          again.computeIfAbsent(
              new CaseId(state.getMunicipality(), state.getCaseId()),
              id ->
                  evaluate(
                      view, records(view, CaseChangeKeys.caseOf(id.municipality(), id.caseId()))));
      evaluation.obligations().stream()
          .filter(candidate -> candidate.id().equals(state.getId()))
          .filter(test)
          .forEach(passed::add);
    }
    return passed;
  }

  /**
   * Hands over the records of every case of a partition that has a view, partition by partition, in
   * the order of their keys, each as known at the clock that its partition had when this was
   * called.
   *
   * <p>Some hundred cases at a time are in memory. What the consumer throws ends the walk.
   *
   * @throws InvalidStateStoreException when nobody can be asked for a partition for long
   */
  public void forEachCase(Consumer<CaseRecords> consumer) {
    for (PartitionView view : views.all()) {
      if (view.clock() != Long.MIN_VALUE) {
        CaseWalk walk = new CaseWalk(stores, view.partition(), view.clock(), this::decoded);
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
    long pause = FIRST_PAUSE.toNanos();
    while (true) {
      try {
        return query.get();
      } catch (InvalidStateStoreException e) {
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
      }
    }
  }

  private Map<Integer, PartitionView> viewsByPartition() {
    Map<Integer, PartitionView> byPartition = new TreeMap<>();
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

  private List<Fact> records(PartitionView view, String caseKey) {
    List<byte[]> values = new ArrayList<>();
    stores.read(
        view.partition(),
        view.clock(),
        CaseStore.FACTS,
        KeyRange.startingWith(caseKey + '/'),
        (key, value) -> values.add(value));
    return decoded(values);
  }
}
