package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LastTickTest {

  private static final String TOPIC = "case-changes";

  private final LogOfPartitions log = new LogOfPartitions(2);

  @Test
  void isTheLeastOverThePartitionsOfTheLastOfTheSource() {
    log.append(0, "tick/dubu", 100);
    log.append(0, "tick/dubu", 200);
    log.append(0, "tick/other", 900);
    log.append(0, "0330/c/e/0", 950);
    log.append(1, "tick/dubu", 100);
    log.append(1, "tick/dubu", 190);

    assertThat(new LastTick(log).of(TOPIC, "dubu")).hasValue(190);
  }

  @Test
  void isNoneWhenAPartitionHasNone() {
    log.append(0, "tick/dubu", 100);

    assertThat(new LastTick(log).of(TOPIC, "dubu")).isEmpty();
  }

  @Test
  void isFoundHoweverFarBackItLies() {
    for (int partition = 0; partition < 2; partition++) {
      log.append(partition, "tick/dubu", 100);
      for (int i = 0; i < 40_000; i++) {
        log.append(partition, "0330/c/e/" + i, 200);
      }
    }

    assertThat(new LastTick(log).of(TOPIC, "dubu")).hasValue(100);
  }

  /** Kafka's own stand-in forgets what it has delivered; this one delivers again after a seek. */
  private static final class LogOfPartitions extends MockConsumer<byte[], byte[]> {

    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> records =
        new HashMap<>();

    LogOfPartitions(int partitions) {
      super("none");
      updatePartitions(TOPIC, MockTopics.cluster(partitions).partitionsForTopic(TOPIC));
      for (int partition = 0; partition < partitions; partition++) {
        TopicPartition topicPartition = new TopicPartition(TOPIC, partition);
        records.put(topicPartition, new ArrayList<>());
        updateBeginningOffsets(Map.of(topicPartition, 0L));
        updateEndOffsets(Map.of(topicPartition, 0L));
      }
    }

    void append(int partition, String key, long timestamp) {
      TopicPartition topicPartition = new TopicPartition(TOPIC, partition);
      List<ConsumerRecord<byte[], byte[]>> log = records.get(topicPartition);
      byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
      log.add(
          new ConsumerRecord<>(
              TOPIC,
              partition,
              log.size(),
              timestamp,
              TimestampType.CREATE_TIME,
              bytes.length,
              0,
              bytes,
              new byte[0],
              new RecordHeaders(),
              Optional.empty()));
      updateEndOffsets(Map.of(topicPartition, (long) log.size()));
    }

    @Override
    public synchronized void seek(TopicPartition partition, long offset) {
      super.seek(partition, offset);
      schedulePollTask(
          () ->
              records.get(partition).stream()
                  .filter(record -> record.offset() >= offset)
                  .forEach(this::addRecord));
    }
  }
}
