package dk.fristvagt.sources;

import dk.fristvagt.schemas.CaseChangeKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds out through which instant a source has said that it is complete, from the end of {@code
 * case-changes}.
 */
public final class LastTick {

  /** Ticks come every few seconds: nearly always one is among so many records. */
  private static final long FIRST_LOOK = 1000;

  private static final long GROWTH = 16;
  private static final Duration POLL = Duration.ofMillis(500);

  private final Consumer<byte[], byte[]> consumer;

  /**
   * @param consumer without a group, its assignment free to be changed; stays the caller's to close
   */
  public LastTick(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  /**
   * The least over the partitions of the last tick of the source, ms since the epoch; empty when a
   * partition has none. Reads back as far as it must, to the beginning for a source that never
   * ticked.
   *
   * @param topic the topic {@code case-changes}
   * @throws org.apache.kafka.common.KafkaException when the topic cannot be read
   */
  public OptionalLong of(String topic, String source) {
    byte[] key = CaseChangeKeys.tick(source).getBytes(StandardCharsets.UTF_8);
    long least = Long.MAX_VALUE;
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    for (TopicPartition partition : partitions) {
      OptionalLong last = lastIn(partition, key);
      if (last.isEmpty()) {
        return last;
      }
      least = Math.min(least, last.getAsLong());
    }
    return partitions.isEmpty() ? OptionalLong.empty() : OptionalLong.of(least);
  }

  private OptionalLong lastIn(TopicPartition partition, byte[] key) {
    List<TopicPartition> alone = List.of(partition);
    consumer.assign(alone);
    long beginning = consumer.beginningOffsets(alone).get(partition);
    long end = consumer.endOffsets(alone).get(partition);
    OptionalLong found = OptionalLong.empty();
    for (long look = FIRST_LOOK; found.isEmpty() && end > beginning; look *= GROWTH) {
      long from = Math.max(beginning, end - look);
      found = lastBetween(partition, from, end, key);
      end = from;
    }
    return found;
  }

  /** A tick's record bears the tick's instant as its timestamp. */
  private OptionalLong lastBetween(TopicPartition partition, long from, long end, byte[] key) {
    OptionalLong last = OptionalLong.empty();
    consumer.seek(partition, from);
    while (consumer.position(partition) < end) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
        if (record.offset() < end && Arrays.equals(record.key(), key)) {
          last = OptionalLong.of(record.timestamp());
        }
      }
    }
    return last;
  }
}
