package dk.fristvagt.streams.rejects;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens consumers of the rejects: in no group, and of what is committed only. Thread-safe. */
public final class RejectsConsumers {

  private static final Duration LONGEST_ASSIGNMENT = Duration.ofSeconds(10);

  private final Map<String, Object> config;

  /**
   * @param connection {@code bootstrap.servers} and security
   */
  public RejectsConsumers(Map<String, ?> connection) {
    Map<String, Object> all = new HashMap<>(connection);
    all.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    this.config = Map.copyOf(all);
  }

  /** To be closed by the caller. */
  Consumer<byte[], byte[]> open() {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** All partitions of a topic, each from its beginning. */
  static List<TopicPartition> assignAll(Consumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, LONGEST_ASSIGNMENT).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return partitions;
  }
}
