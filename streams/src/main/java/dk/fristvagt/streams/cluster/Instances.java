package dk.fristvagt.streams.cluster;

import dk.fristvagt.streams.operations.InstanceState;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Which instance holds which partitions of {@code case-changes}, as of the last rebalance that this
 * instance took part in. Thread-safe.
 */
final class Instances {

  private final KafkaStreams streams;
  private final HostInfo self;
  private final String caseChanges;

  Instances(KafkaStreams streams, HostInfo self, String caseChanges) {
    this.streams = streams;
    this.self = self;
    this.caseChanges = caseChanges;
  }

  boolean isSelf(HostInfo instance) {
    return self.equals(instance);
  }

  /**
   * Those on which a partition's task runs; at most one, none in the middle of a rebalance.
   *
   * @throws InvalidStateStoreException while the streams do not run
   */
  List<HostInfo> active(int partition) {
    TopicPartition wanted = new TopicPartition(caseChanges, partition);
    return metadata().stream()
        .filter(of -> of.topicPartitions().contains(wanted))
        .map(StreamsMetadata::hostInfo)
        .toList();
  }

  /** Those that hold a copy, this one first. */
  List<HostInfo> standbys(int partition) {
    TopicPartition wanted = new TopicPartition(caseChanges, partition);
    return metadata().stream()
        .filter(of -> of.standbyTopicPartitions().contains(wanted))
        .map(StreamsMetadata::hostInfo)
        .sorted(Comparator.comparing((HostInfo of) -> !isSelf(of)))
        .toList();
  }

  /** All of them, by address; none while the streams do not run. */
  List<InstanceState> all() {
    try {
      return metadata().stream()
          .map(
              of ->
                  new InstanceState(
                      of.host() + ':' + of.port(),
                      isSelf(of.hostInfo()),
                      partitions(of.topicPartitions()),
                      partitions(of.standbyTopicPartitions())))
          .sorted(Comparator.comparing(InstanceState::address))
          .toList();
    } catch (InvalidStateStoreException e) {
      return List.of();
    }
  }

  private List<Integer> partitions(Set<TopicPartition> of) {
    return of.stream()
        .filter(partition -> partition.topic().equals(caseChanges))
        .map(TopicPartition::partition)
        .sorted()
        .toList();
  }

  private Collection<StreamsMetadata> metadata() {
    try {
      return streams.metadataForAllStreamsClients();
    } catch (IllegalStateException e) {
      throw new InvalidStateStoreException("the streams do not run", e);
    }
  }
}
