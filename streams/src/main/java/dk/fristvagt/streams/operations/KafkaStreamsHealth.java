package dk.fristvagt.streams.operations;

import dk.fristvagt.streams.state.ClockState;
import dk.fristvagt.streams.store.StoreNames;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Asks Kafka Streams. To be made before it is started. Thread-safe. */
public final class KafkaStreamsHealth implements StreamsHealth {

  /** Under which a partition keeps the only entry of its clock store. */
  private static final String CLOCK_KEY = "clock";

  private final KafkaStreams streams;
  private final PartitionViews views;
  private final IntSupplier failures;
  private final Path stateDirectory;
  private final Supplier<List<InstanceState>> instances;
  private final InstantSource time;
  private final RestoreProgress restores;
  private volatile Instant stateSince;

  /**
   * @param views of the partitions held here
   * @param stateDirectory where the stores keep their files
   * @param instances all that share the partitions
   */
  public KafkaStreamsHealth(
      KafkaStreams streams,
      PartitionViews views,
      IntSupplier failures,
      Path stateDirectory,
      Supplier<List<InstanceState>> instances,
      InstantSource time) {
    this.streams = streams;
    this.views = views;
    this.failures = failures;
    this.stateDirectory = stateDirectory;
    this.instances = instances;
    this.time = time;
    this.restores = new RestoreProgress(time);
    this.stateSince = time.instant();
    streams.setStateListener((now, before) -> stateSince = this.time.instant());
    streams.setGlobalStateRestoreListener(restores);
  }

  @Override
  public KafkaStreams.State state() {
    return streams.state();
  }

  @Override
  public Instant stateSince() {
    return stateSince;
  }

  @Override
  public int failures() {
    return failures.getAsInt();
  }

  @Override
  public List<ThreadHealth> threads() {
    return streams.metadataForLocalThreads().stream()
        .map(
            thread ->
                new ThreadHealth(
                    thread.threadName(),
                    thread.threadState(),
                    ids(thread.activeTasks()),
                    ids(thread.standbyTasks())))
        .sorted(Comparator.comparing(ThreadHealth::name))
        .toList();
  }

  @Override
  public List<PartitionTicks> ticks() {
    List<PartitionTicks> ticks = new ArrayList<>();
    for (PartitionView view : views.all()) {
      ClockState state = clock(view.partition());
      if (state != null) {
        List<Long> pending = state.getPending();
        ticks.add(
            new PartitionTicks(
                view.partition(),
                pending.isEmpty() ? state.getDone() : pending.get(pending.size() - 1),
                pending.size(),
                state.getSources()));
      }
    }
    return ticks;
  }

  @Override
  public List<InstanceState> instances() {
    return instances.get();
  }

  @Override
  public List<RestoreProgress.Restore> restores() {
    return restores.all();
  }

  @Override
  public Map<MetricName, ? extends Metric> metrics() {
    return streams.metrics();
  }

  @Override
  public Optional<Path> stateDirectory() {
    return Optional.of(stateDirectory);
  }

  private ClockState clock(int partition) {
    try {
      ReadOnlyKeyValueStore<String, ClockState> store =
          streams.store(
              StoreQueryParameters.fromNameAndType(
                      StoreNames.CLOCK, QueryableStoreTypes.<String, ClockState>keyValueStore())
                  .withPartition(partition));
      return store.get(CLOCK_KEY);
    } catch (InvalidStateStoreException | IllegalStateException e) {
      // It moves to another thread, or the streams do not run.
      return null;
    }
  }

  private static List<String> ids(Set<TaskMetadata> tasks) {
    return tasks.stream().map(task -> task.taskId().toString()).sorted().toList();
  }
}
