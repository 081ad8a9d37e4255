package dk.fristvagt.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The registry's memory: the compacted topic {@code _schemas} with one partition. What {@link
 * #append} has returned from is acknowledged and flushed to disk. {@link #append} is for one writer
 * at a time.
 */
final class SchemasTopic implements AutoCloseable {

  static final String NAME = "_schemas";

  private static final TopicPartition PARTITION = new TopicPartition(NAME, 0);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final String bootstrapServers;
  private final KafkaProducer<byte[], byte[]> producer;

  /** Creates the topic if it is absent. */
  SchemasTopic(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    createIfAbsent();
    Properties properties = clientProperties();
    properties.put("acks", "all");
    properties.put("linger.ms", "0");
    // Within the 60 s that the client waits for an answer by default.
    properties.put("max.block.ms", "10000");
    properties.put("request.timeout.ms", "10000");
    properties.put("delivery.timeout.ms", "20000");
    producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Properties clientProperties() {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("client.id", "schema-registry");
    properties.put("enable.metrics.push", "false");
    return properties;
  }

  private void createIfAbsent() {
    NewTopic topic =
        new NewTopic(NAME, Optional.of(1), Optional.empty())
            .configs(
                Map.of(
                    TopicConfig.CLEANUP_POLICY_CONFIG,
                    TopicConfig.CLEANUP_POLICY_COMPACT,
                    // Rare and small records whose loss would make all data unreadable.
                    TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG,
                    "1"));
    try (Admin admin = Admin.create(clientProperties())) {
      try {
        admin.createTopics(List.of(topic)).all().get();
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
        requireCompacted(admin);
      }
    } catch (ExecutionException e) {
      throw new EmbeddedKafkaException(
          "Cannot create the topic " + NAME + ": " + e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  /** With any other policy schemas would be deleted after a time, and their ids given out again. */
  private static void requireCompacted(Admin admin)
      throws ExecutionException, InterruptedException {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, NAME);
    String policy =
        admin
            .describeConfigs(List.of(resource))
            .all()
            .get()
            .get(resource)
            .get(TopicConfig.CLEANUP_POLICY_CONFIG)
            .value();
    if (!TopicConfig.CLEANUP_POLICY_COMPACT.equals(policy)) {
      throw new EmbeddedKafkaException(
          "The topic "
              + NAME
              + " has cleanup.policy="
              + policy
              + "; it must be 'compact', or schemas are lost.");
    }
  }

  /**
   * Hands over every entry, oldest first, up to the end of the topic at the time of the call.
   *
   * @throws EmbeddedKafkaException if the topic holds a record that is none of this registry's, or
   *     cannot be read to its end within a minute
   */
  void replay(Consumer<RegistryEntry> receiver) {
    Properties properties = clientProperties();
    properties.put("allow.auto.create.topics", "false");
    properties.put("auto.offset.reset", "earliest");
    properties.put("enable.auto.commit", "false");
    long deadline = System.nanoTime() + START_TIMEOUT.toNanos();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION), START_TIMEOUT).get(PARTITION);
      while (consumer.position(PARTITION, START_TIMEOUT) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(r -> receiver.accept(entry(r)));
        if (System.nanoTime() - deadline > 0) {
          throw new EmbeddedKafkaException(
              "The topic " + NAME + " could not be read to its end, offset " + end + ".");
        }
      }
    } catch (KafkaException e) {
      throw new EmbeddedKafkaException("Cannot read the topic " + NAME + ": " + e.getMessage(), e);
    }
  }

  private static RegistryEntry entry(ConsumerRecord<byte[], byte[]> consumed) {
    try {
      return RegistryEntryCodec.read(consumed.key(), consumed.value());
    } catch (IOException e) {
      throw new EmbeddedKafkaException(
          "The record at offset "
              + consumed.offset()
              + " of the topic "
              + NAME
              + " is none of this registry's: "
              + e.getMessage()
              + ".",
          e);
    }
  }

  /**
   * Returns when the entry is durable.
   *
   * @throws RegistryException if that is not known; the entry may then turn up after a restart
   */
  void append(RegistryEntry entry) {
    try {
      producer
          .send(
              new ProducerRecord<>(
                  NAME, RegistryEntryCodec.key(entry), RegistryEntryCodec.value(entry)))
          .get();
    } catch (ExecutionException e) {
      throw refusal(e.getCause());
    } catch (KafkaException e) {
      throw refusal(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static RegistryException refusal(Throwable cause) {
    if (cause instanceof RecordTooLargeException) {
      return RegistryException.schemaTooLarge(cause);
    }
    if (cause instanceof TimeoutException) {
      return RegistryException.storeTimeout(cause);
    }
    return RegistryException.store(cause);
  }

  private static EmbeddedKafkaException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new EmbeddedKafkaException("Interrupted while using the topic " + NAME, e);
  }

  @Override
  public void close() {
    producer.close(CLOSE_TIMEOUT);
  }
}
