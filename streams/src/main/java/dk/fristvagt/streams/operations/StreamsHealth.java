package dk.fristvagt.streams.operations;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;

/** What running streams say of themselves. Implementations are thread-safe and never wait. */
public interface StreamsHealth {

  KafkaStreams.State state();

  /** When the streams came into this state, by the machine's clock. */
  Instant stateSince();

  /** Stream threads that failed and were replaced since the start. */
  int failures();

  /** The threads that run now; none before the start and after the end. */
  List<ThreadHealth> threads();

  /**
   * The ticks of each partition that is held here; those whose store cannot be asked now are left
   * out.
   */
  List<PartitionTicks> ticks();

  /** Of the stores that were filled from their changelogs since the start. */
  List<RestoreProgress.Restore> restores();

  /** The instances that share the partitions; none where this is the only one. */
  default List<InstanceState> instances() {
    return List.of();
  }

  /** What the clients and the streams measure of themselves. */
  Map<MetricName, ? extends Metric> metrics();

  /** Where the stores keep their files; empty where they keep none. */
  default Optional<Path> stateDirectory() {
    return Optional.empty();
  }
}
