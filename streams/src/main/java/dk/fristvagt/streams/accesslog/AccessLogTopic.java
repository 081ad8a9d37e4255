package dk.fristvagt.streams.accesslog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Opens consumers of the one partition of the log, in no group. Thread-safe. */
final class AccessLogTopic {

  /**
   * About a block: a search reads blocks here and there, and what it fetches beyond them is thrown
   * away.
   */
  private static final int FETCHED_BYTES = 512 * 1024;

  /**
   * A consumer asks for what comes next while it hands over what it has. Past the end the broker
   * keeps that question open, and whatever is sought meanwhile waits for its answer: half a second
   * unless it is told otherwise.
   */
  private static final int SEARCH_WAIT_MS = 5;

  private final Map<String, Object> config;
  private final TopicPartition partition;

  /**
   * @param connection {@code bootstrap.servers} and security
   */
  AccessLogTopic(Map<String, ?> connection, String topic) {
    Map<String, Object> all = new HashMap<>(connection);
    all.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    all.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    all.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCHED_BYTES);
    all.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AccessIndex.BLOCK);
    this.config = Map.copyOf(all);
    this.partition = new TopicPartition(topic, 0);
  }

  TopicPartition partition() {
    return partition;
  }

  /** For who waits for what is written next; to be closed by the caller. */
  Consumer<byte[], byte[]> openToFollow() {
    return open(config);
  }

  /** For who reads here and there; to be closed by the caller. */
  Consumer<byte[], byte[]> openToSearch() {
    Map<String, Object> search = new HashMap<>(config);
    search.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, SEARCH_WAIT_MS);
    return open(search);
  }

  private Consumer<byte[], byte[]> open(Map<String, Object> with) {
    Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(with, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    consumer.assign(List.of(partition));
    return consumer;
  }
}
