package dk.fristvagt.streams.runtime;

import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.streams.cluster.ClusterSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How the streams run.
 *
 * @param applicationId names the consumer group, the changelogs and the transactional ids
 * @param stateDir where the stores keep their files; one per instance
 * @param threads stream threads
 * @param kafka further client settings, such as security; they win
 * @param cluster how this instance and others reach each other; empty where it is the only one
 * @param storesOfCluster the id of another Kafka cluster whose stores are taken over; empty for
 *     none
 */
public record StreamsSettings(
    String applicationId,
    String bootstrapServers,
    Path stateDir,
    int threads,
    short replicationFactor,
    Map<String, Object> kafka,
    Optional<ClusterSettings> cluster,
    Optional<String> storesOfCluster) {

  /**
   * Commit interval: alerts are visible to readers of committed records this soon, and throughput
   * is that of a second.
   */
  private static final int COMMIT_MS = 100;

  private static final int BATCH_BYTES = 128 << 10;

  /** Settings that all kinds of clients know, security among them. */
  private static final Set<String> COMMON = AdminClientConfig.configNames();

  public StreamsSettings {
    kafka = Map.copyOf(kafka);
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more");
    }
  }

  /** Of the only instance. */
  public StreamsSettings(
      String applicationId,
      String bootstrapServers,
      Path stateDir,
      int threads,
      short replicationFactor,
      Map<String, Object> kafka) {
    this(
        applicationId,
        bootstrapServers,
        stateDir,
        threads,
        replicationFactor,
        kafka,
        Optional.empty(),
        Optional.empty());
  }

  /** What every client needs to know. */
  Map<String, Object> connection() {
    Map<String, Object> connection = new HashMap<>();
    kafka.forEach(
        (name, value) -> {
          if (COMMON.contains(name)) {
            connection.put(name, value);
          }
        });
    connection.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return connection;
  }

  Properties adminProperties() {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return properties;
  }

  /**
   * @param member settings of one of several instances
   */
  Properties properties(Map<String, Object> member) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) replicationFactor);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MS);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbMemory.class);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 60_000);
    // One fact may be several MiB; its changelog must take it too.
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
        TopicSettings.LARGEST_RECORD);
    settings.put(
        StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG),
        TopicSettings.LARGEST_RECORD);
    // Records bear the feed's clock, which in a replay or a demonstration is not the broker's.
    settings.put(
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG),
        Long.MAX_VALUE);
    settings.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 1_000);
    settings.putAll(member);
    settings.putAll(kafka);
    Properties properties = new Properties();
    properties.putAll(settings);
    return properties;
  }
}
