package dk.fristvagt.app.runtime;

import dk.fristvagt.schemas.AvroSerdes;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads all that is committed in a topic, from its beginning to what is its end now. */
public final class TopicReader {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final KafkaConnection connection;
  private final AvroSerdes serdes;

  /**
   * @param serdes stays the caller's to close
   */
  public TopicReader(KafkaConnection connection, AvroSerdes serdes) {
    this.connection = connection;
    this.serdes = serdes;
  }

  /**
   * Hands over every record, partition by partition in order; those of different partitions come as
   * they come.
   *
   * @throws CommandFailure when the broker falls silent before the end
   */
  public <T extends SpecificRecord> void read(
      String topic, Class<T> type, Consumer<ConsumerRecord<String, T>> sink) {
    read(topic, serdes.deserializer(type), sink);
  }

  /** As {@link #read(String, Class, Consumer)}, with values read as the caller wants. */
  public <T> void read(
      String topic, Deserializer<T> values, Consumer<ConsumerRecord<String, T>> sink) {
    Map<String, Object> config = new HashMap<>(connection.consumerConfig());
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<String, T> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), values)) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Set<TopicPartition> unread = new HashSet<>(partitions);
      long deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
      while (true) {
        unread.removeIf(partition -> consumer.position(partition) >= ends.get(partition));
        if (unread.isEmpty()) {
          return;
        }
        var records = consumer.poll(POLL);
        if (!records.isEmpty()) {
          records.forEach(sink);
          deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
        } else if (System.nanoTime() - deadline > 0) {
          throw new CommandFailure(
              "topic " + topic + " cannot be read to its end; is the broker up?");
        }
      }
    }
  }
}
