package dk.fristvagt.streams.runtime;

import dk.fristvagt.streams.state.ClockState;
import dk.fristvagt.streams.store.StateSerde;
import dk.fristvagt.streams.store.StoreNames;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * On which Kafka cluster the stores were last written, and on which we are. The changelogs of one
 * cluster are of one moment, for they are written in transactions; what a mirror copies of them
 * topic by topic need not be. Each partition's clock tells where it was written.
 */
final class StoresCluster {

  /** Far enough back for a last record before markers of transactions, in most cases. */
  private static final long TAIL = 100;

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final StreamsSettings settings;
  private final String id;
  private final List<TopicPartition> changelogs;

  private StoresCluster(StreamsSettings settings, String id, List<TopicPartition> changelogs) {
    this.settings = settings;
    this.id = id;
    this.changelogs = changelogs;
  }

  /**
   * @throws KafkaException when the brokers do not say which cluster they are, or what it has
   */
  static StoresCluster of(StreamsSettings settings) {
    String changelog = settings.applicationId() + '-' + StoreNames.CLOCK + "-changelog";
    try (Admin admin = Admin.create(settings.adminProperties())) {
      String id = admin.describeCluster().clusterId().get();
      if (!admin.listTopics().names().get().contains(changelog)) {
        return new StoresCluster(settings, id, List.of());
      }
      TopicDescription topic =
          admin.describeTopics(List.of(changelog)).allTopicNames().get().get(changelog);
      return new StoresCluster(
          settings,
          id,
          topic.partitions().stream()
              .map(partition -> new TopicPartition(changelog, partition.partition()))
              .toList());
    } catch (ExecutionException e) {
      throw new KafkaException("the brokers do not say which cluster they are", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking for the cluster's id", e);
    }
  }

  /** That of the cluster we are on; empty where it has none. */
  Optional<String> id() {
    return Optional.ofNullable(id);
  }

  /**
   * Passes where there are no stores, where they were written here, and where nothing is known of
   * it, as before there was this check.
   *
   * @param takenOver another cluster whose stores are taken over
   * @throws ForeignStoresException when any partition's were written elsewhere
   * @throws KafkaException when the broker does not answer
   */
  void requireOurs(Optional<String> takenOver) {
    if (id == null || changelogs.isEmpty()) {
      return;
    }
    for (String writtenOn : writtenOn()) {
      if (!writtenOn.equals(id) && !writtenOn.equals(takenOver.orElse(null))) {
        throw new ForeignStoresException(writtenOn, id);
      }
    }
  }

  /** The clusters that partitions' stores were last written on, in order. */
  private Set<String> writtenOn() {
    Map<String, Object> config = new HashMap<>(settings.connection());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (StateSerde<ClockState> serde = new StateSerde<>(new ClockState());
        Deserializer<ClockState> clocks = serde.deserializer();
        Consumer<byte[], ClockState> consumer =
            new KafkaConsumer<>(config, new ByteArrayDeserializer(), clocks)) {
      Set<String> clusters = new TreeSet<>();
      for (ClockState last : lastOf(changelogs, consumer).values()) {
        if (last.getWrittenOn() != null) {
          clusters.add(last.getWrittenOn());
        }
      }
      return clusters;
    }
  }

  private static Map<TopicPartition, ClockState> lastOf(
      List<TopicPartition> partitions, Consumer<byte[], ClockState> consumer) {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, ClockState> last = new HashMap<>();
    Set<TopicPartition> without = new HashSet<>(partitions);
    for (long tail = TAIL; !without.isEmpty(); tail *= TAIL) {
      Map<TopicPartition, Long> from = new HashMap<>();
      for (TopicPartition partition : without) {
        from.put(partition, Math.max(begins.get(partition), ends.get(partition) - tail));
      }
      last.putAll(lastFrom(from, ends, consumer));
      without.removeIf(
          partition -> last.containsKey(partition) || from.get(partition) <= begins.get(partition));
    }
    return last;
  }

  private static Map<TopicPartition, ClockState> lastFrom(
      Map<TopicPartition, Long> from,
      Map<TopicPartition, Long> ends,
      Consumer<byte[], ClockState> consumer) {
    Map<TopicPartition, ClockState> last = new HashMap<>();
    Set<TopicPartition> unread = new HashSet<>(from.keySet());
    consumer.assign(unread);
    from.forEach(consumer::seek);
    long deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
    while (true) {
      unread.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
      if (unread.isEmpty()) {
        return last;
      }
      for (ConsumerRecord<byte[], ClockState> record : consumer.poll(POLL)) {
        last.put(new TopicPartition(record.topic(), record.partition()), record.value());
        deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
      }
      if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException("the clocks' changelog cannot be read to its end");
      }
    }
  }
}
