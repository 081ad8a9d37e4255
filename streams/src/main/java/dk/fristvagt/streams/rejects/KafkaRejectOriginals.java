package dk.fristvagt.streams.rejects;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.RecordDecoder;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.Reject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/** Reads from the topic, with a consumer of its own for each call. Thread-safe. */
public final class KafkaRejectOriginals implements RejectOriginals {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(10);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

  private final RejectsConsumers consumers;
  private final String topic;
  private final AvroSerdes serdes;

  /**
   * @param serdes stays the caller's to close
   */
  public KafkaRejectOriginals(RejectsConsumers consumers, String topic, AvroSerdes serdes) {
    this.consumers = consumers;
    this.topic = topic;
    this.serdes = serdes;
  }

  @Override
  public Optional<Reject> at(RejectId id) {
    try (Consumer<byte[], byte[]> consumer = consumers.open()) {
      TopicPartition partition = new TopicPartition(topic, id.partition());
      if (consumer.partitionsFor(topic, LONGEST_ANSWER).stream()
          .noneMatch(info -> info.partition() == id.partition())) {
        return Optional.empty();
      }
      List<TopicPartition> one = List.of(partition);
      consumer.assign(one);
      long end = consumer.endOffsets(one, LONGEST_ANSWER).get(partition);
      long beginning = consumer.beginningOffsets(one, LONGEST_ANSWER).get(partition);
      if (id.offset() < beginning || id.offset() >= end) {
        return Optional.empty();
      }
      consumer.seek(partition, id.offset());
      Reject[] found = {null};
      read(
          consumer,
          Map.of(partition, id.offset() + 1),
          record -> record.offset() == id.offset(),
          (at, reject) -> found[0] = reject);
      return Optional.ofNullable(found[0]);
    }
  }

  @Override
  public void forEach(BiConsumer<RejectId, Reject> sink) {
    try (Consumer<byte[], byte[]> consumer = consumers.open()) {
      List<TopicPartition> partitions = RejectsConsumers.assignAll(consumer, topic);
      read(consumer, consumer.endOffsets(partitions, LONGEST_ANSWER), record -> true, sink);
    }
  }

  private void read(
      Consumer<byte[], byte[]> consumer,
      Map<TopicPartition, Long> ends,
      Predicate<ConsumerRecord<byte[], byte[]>> wanted,
      BiConsumer<RejectId, Reject> sink) {
    RecordDecoder decoder = serdes.rejectsDecoder(topic);
    Set<TopicPartition> unread = new HashSet<>(ends.keySet());
    long deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
    while (true) {
      unread.removeIf(
          partition -> consumer.position(partition, LONGEST_ANSWER) >= ends.get(partition));
      if (unread.isEmpty()) {
        return;
      }
      var records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        if (wanted.test(record)) {
          handOver(record, decoder, sink);
        }
      }
      if (!records.isEmpty()) {
        deadline = System.nanoTime() + LONGEST_SILENCE.toNanos();
      } else if (System.nanoTime() - deadline > 0) {
        throw new TimeoutException("the rejects cannot be read to their end");
      }
    }
  }

  private static void handOver(
      ConsumerRecord<byte[], byte[]> record,
      RecordDecoder decoder,
      BiConsumer<RejectId, Reject> sink) {
    try {
      Reject reject = (Reject) decoder.decode(record.value());
      if (reject != null && !RejectMark.is(reject)) {
        sink.accept(new RejectId(record.partition(), record.offset()), reject);
      }
    } catch (UnreadableRecordException e) {
      // None of ours: the reader counts it.
    }
  }
}
