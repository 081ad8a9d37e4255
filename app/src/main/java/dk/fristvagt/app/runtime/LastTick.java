package dk.fristvagt.app.runtime;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.v1.Tick;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Finds out how far a source had got before a restart: through which instant every partition says
 * that it is complete.
 *
 * <p>Reads from the end of the topic backwards, in pieces that grow, so that the length of the
 * history costs nothing where the source ticked lately.
 */
public final class LastTick {

  private static final long FIRST_PIECE = 1_000;
  private static final long GROWTH = 8;
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  private final KafkaConnection connection;
  private final Deserializer<Tick> ticks;

  /**
   * @param serdes stays the caller's to close
   */
  public LastTick(KafkaConnection connection, AvroSerdes serdes) {
    this.connection = connection;
    this.ticks = serdes.deserializer(Tick.class);
  }

  /**
   * The last tick that all partitions have.
   *
   * @return ms since the epoch; empty when a partition has none
   */
  public OptionalLong of(String source, String topic) {
    Map<String, Object> config = new HashMap<>(connection.consumerConfig());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      String key = CaseChangeKeys.tick(source);
      long least = Long.MAX_VALUE;
      for (var info : consumer.partitionsFor(topic)) {
        OptionalLong last = lastOf(consumer, new TopicPartition(topic, info.partition()), key);
        if (last.isEmpty()) {
          return OptionalLong.empty();
        }
        least = Math.min(least, last.getAsLong());
      }
      return OptionalLong.of(least);
    }
  }

  private OptionalLong lastOf(
      KafkaConsumer<String, byte[]> consumer, TopicPartition partition, String key) {
    consumer.assign(List.of(partition));
    long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
    long to = consumer.endOffsets(List.of(partition)).get(partition);
    for (long piece = FIRST_PIECE; to > beginning; piece *= GROWTH) {
      long from = Math.max(beginning, to - piece);
      OptionalLong found = greatest(consumer, partition, from, to, key);
      if (found.isPresent()) {
        return found;
      }
      to = from;
    }
    return OptionalLong.empty();
  }

  private OptionalLong greatest(
      KafkaConsumer<String, byte[]> consumer,
      TopicPartition partition,
      long from,
      long to,
      String key) {
    OptionalLong greatest = OptionalLong.empty();
    consumer.seek(partition, from);
    long deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
    while (consumer.position(partition) < to) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
        if (record.offset() < to && key.equals(record.key()) && record.value() != null) {
          long time = ticks.deserialize(partition.topic(), record.value()).getTime();
          greatest = OptionalLong.of(Math.max(time, greatest.orElse(time)));
        }
      }
      if (System.nanoTime() - deadline > 0) {
        throw new CommandFailure(
            partition.topic() + " cannot be read to its end; is the broker up?");
      }
    }
    return greatest;
  }
}
