package dk.fristvagt.streams.processing;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * The key of a record in the topic of views: a letter for its kind and what it is about. It goes to
 * the partition whose view it is part of, whatever the key says.
 */
record ViewKey(int partition, String text) {

  static final char OBLIGATION = 'o';
  static final char FIGURES = 'f';
  static final char GAUGE = 'g';
  static final char NOTIFICATIONS = 'n';
  static final char FLOW = 'w';
  static final char RESTATEMENT = 'r';
  static final char REGISTRATION_LAGS = 'l';
  static final char CATALOGUE = 'c';
  static final char PROGRESS = 'p';
  static final char MARKER = 'm';
  static final char RESET = 'x';

  /** Writes the text as UTF-8. */
  static Serializer<ViewKey> serializer() {
    return (topic, key) -> key.text.getBytes(StandardCharsets.UTF_8);
  }

  static StreamPartitioner<ViewKey, byte[]> partitioner() {
    return new StreamPartitioner<>() {
      @Override
      public Optional<Set<Integer>> partitions(
          String topic, ViewKey key, byte[] value, int partitions) {
        return Optional.of(Set.of(key.partition));
      }
    };
  }
}
