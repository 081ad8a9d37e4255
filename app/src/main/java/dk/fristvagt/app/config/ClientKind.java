package dk.fristvagt.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka clients whose own properties may be set, and those that may not because we need them. */
enum ClientKind {
  /** Those that all clients have. */
  CLIENT("kafka.client", "Properties of every Kafka client, by Kafka's own names.", Set.of()) {
    @Override
    Optional<ConfigDef.ConfigKey> definition(String name) {
      // What only some of them know would be warned of by the others.
      return PRODUCER
          .definition(name)
          .filter(key -> CONSUMER.definition(name).isPresent())
          .filter(key -> AdminClientConfig.configNames().contains(name));
    }

    @Override
    Set<String> names() {
      return AdminClientConfig.configNames();
    }
  },

  PRODUCER(
      "kafka.producer",
      "Further properties of producers, those of the streams included.",
      Set.of(
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.RETRIES_CONFIG,
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          "transaction.two.phase.commit.enable",
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG)) {
    @Override
    Optional<ConfigDef.ConfigKey> definition(String name) {
      return in(ProducerConfig.configDef(), name);
    }

    @Override
    Set<String> names() {
      return ProducerConfig.configNames();
    }
  },

  CONSUMER(
      "kafka.consumer",
      "Further properties of consumers, those of the streams included.",
      Set.of(
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
          ConsumerConfig.GROUP_ID_CONFIG,
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
          ConsumerConfig.GROUP_PROTOCOL_CONFIG,
          ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG)) {
    @Override
    Optional<ConfigDef.ConfigKey> definition(String name) {
      return in(ConsumerConfig.configDef(), name);
    }

    @Override
    Set<String> names() {
      return ConsumerConfig.configNames();
    }
  },

  STREAMS(
      "kafka.streams",
      "Further properties of Kafka Streams.",
      Set.of(
          StreamsConfig.APPLICATION_ID_CONFIG,
          StreamsConfig.APPLICATION_SERVER_CONFIG,
          StreamsConfig.STATE_DIR_CONFIG,
          StreamsConfig.NUM_STREAM_THREADS_CONFIG,
          StreamsConfig.REPLICATION_FACTOR_CONFIG,
          StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
          StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG,
          StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
          StreamsConfig.GROUP_PROTOCOL_CONFIG,
          StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG,
          StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
          StreamsConfig.DSL_STORE_SUPPLIERS_CLASS_CONFIG)) {
    @Override
    Optional<ConfigDef.ConfigKey> definition(String name) {
      return in(StreamsConfig.configDef(), name);
    }

    @Override
    Set<String> names() {
      return StreamsConfig.configDef().names();
    }
  };

  /** What brings code or secrets in, or is set by keys of our own. */
  private static final List<String> NEVER =
      List.of(
          "bootstrap.",
          "security.",
          "client.id",
          "interceptor.classes",
          "config.providers",
          "metric.reporters",
          "metrics.",
          "ssl.truststore",
          "ssl.keystore",
          "ssl.key.",
          "ssl.endpoint",
          "ssl.engine",
          "sasl.mechanism",
          "sasl.jaas",
          "sasl.client.callback",
          "sasl.login.callback",
          "sasl.login.class",
          "sasl.oauthbearer",
          "sasl.kerberos");

  private final String key;
  private final String meaning;
  private final Set<String> fixed;

  ClientKind(String key, String meaning, Set<String> fixed) {
    this.key = key;
    this.meaning = meaning;
    this.fixed = fixed;
  }

  /** Where its properties stand in the file. */
  String key() {
    return key;
  }

  String meaning() {
    return meaning;
  }

  abstract Optional<ConfigDef.ConfigKey> definition(String name);

  abstract Set<String> names();

  /** Whether a property is none of the operator's. */
  boolean isFixed(String name) {
    return fixed.contains(name)
        || NEVER.stream().anyMatch(name::startsWith)
        || name.startsWith("default.")
        || name.endsWith("exception.handler")
        || name.endsWith(".supplier");
  }

  static List<String> keys() {
    List<String> keys = new ArrayList<>();
    for (ClientKind kind : values()) {
      keys.add(kind.key);
    }
    return keys;
  }

  private static Optional<ConfigDef.ConfigKey> in(ConfigDef all, String name) {
    return Optional.ofNullable(all.configKeys().get(name));
  }
}
