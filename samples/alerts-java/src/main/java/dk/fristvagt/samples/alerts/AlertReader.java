package dk.fristvagt.samples.alerts;

import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Reads the alerts and hands each to the inbox. Where to read on is the inbox's to say, not the
 * consumer group's: the group only shares out the partitions. For one thread.
 */
final class AlertReader implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<String, GenericRecord> consumer;
  private final Inbox inbox;
  private final Listener listener;

  /** Is told of every alert, after what became of it is durable. */
  interface Listener {
    void taken(AlertMessage alert, Inbox.Outcome outcome);
  }

  /**
   * @param inbox stays the caller's to close
   */
  AlertReader(
      String bootstrapServers,
      String schemaRegistryUrl,
      String topic,
      String group,
      Inbox inbox,
      Listener listener) {
    this.inbox = inbox;
    this.listener = listener;
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.GROUP_ID_CONFIG,
                group,
                // Alerts are written in transactions: without this, aborted ones would be read too.
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                KafkaAvroDeserializer.class,
                "schema.registry.url",
                schemaRegistryUrl));
    consumer.subscribe(List.of(topic), new FromInbox());
  }

  /** Reads what there is by now, waiting a moment where there is nothing; returns how many. */
  int poll() throws SQLException {
    int n = 0;
    for (ConsumerRecord<String, GenericRecord> record : consumer.poll(POLL)) {
      AlertMessage alert = AlertMessage.of(record);
      Inbox.Outcome outcome =
          inbox.take(alert, record.topic(), record.partition(), record.offset());
      listener.taken(alert, outcome);
      n++;
    }
    return n;
  }

  /** May be called by another thread: the next poll throws a {@code WakeupException}. */
  void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close();
  }

  /** Starts each partition where the inbox left it. */
  private final class FromInbox implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      for (TopicPartition partition : partitions) {
        try {
          OptionalLong next = inbox.position(partition.topic(), partition.partition());
          if (next.isPresent()) {
            consumer.seek(partition, next.getAsLong());
          } else {
            consumer.seekToBeginning(List.of(partition));
          }
        } catch (SQLException e) {
          throw new IllegalStateException("the inbox cannot be read", e);
        }
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      // Nothing is pending: each alert was durable before the next was looked at.
    }
  }
}
