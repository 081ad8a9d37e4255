package dk.fristvagt.streams.rejects;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.RecordDecoder;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.streams.consumer.ConsumerThread;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the rejects from their beginning on, on a thread of its own and in no consumer group:
 * each instance of a service reads them all. Only what is committed is read.
 *
 * <p>A broker or a registry that does not answer is waited for: the log says since when, and the
 * reading goes on where it stopped.
 */
public final class RejectsReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RejectsReader.class);

  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * How often a reader that has read all asks where the end is, which shows a broker that is gone.
   */
  private static final Duration LOOK = Duration.ofSeconds(10);

  private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final String topic;
  private final AvroSerdes serdes;
  private final RejectLog log;
  private final ConsumerThread thread;
  private final Map<TopicPartition, Long> next = new HashMap<>();
  private long read;
  private boolean complete;

  /**
   * @param serdes stays the caller's to close
   */
  public RejectsReader(RejectsConsumers consumers, String topic, AvroSerdes serdes, RejectLog log) {
    this(consumers::open, topic, serdes, log);
  }

  /**
   * @param consumers each is closed here
   */
  RejectsReader(
      Supplier<Consumer<byte[], byte[]>> consumers,
      String topic,
      AvroSerdes serdes,
      RejectLog log) {
    this.topic = topic;
    this.serdes = serdes;
    this.log = log;
    this.thread = new ConsumerThread("fristvagt-rejects-reader", consumers, new Following());
  }

  /** Returns at once. */
  public void start() {
    thread.start();
  }

  /** Stops reading; a second call does nothing. */
  @Override
  public void close() {
    thread.close();
  }

  private final class Following implements ConsumerThread.Reading {

    @Override
    public void follow(Consumer<byte[], byte[]> consumer) {
      RejectsReader.this.follow(consumer);
    }

    @Override
    public Duration failed(RuntimeException e) {
      if (!(e instanceof KafkaException)) {
        throw e;
      }
      fail(e);
      return PAUSE;
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    RecordDecoder decoder = serdes.rejectsDecoder(topic);
    List<TopicPartition> partitions = RejectsConsumers.assignAll(consumer, topic);
    next.forEach(consumer::seek);
    long looked = System.nanoTime() - LOOK.toNanos();
    while (!thread.isClosing()) {
      ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : records) {
        take(record, decoder);
      }
      if (records.isEmpty() && (!complete || System.nanoTime() - looked > LOOK.toNanos())) {
        look(consumer, partitions);
        looked = System.nanoTime();
      } else if (!records.isEmpty()) {
        log.reading(complete, read);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, RecordDecoder decoder) {
    try {
      Reject reject = (Reject) decoder.decode(record.value());
      if (reject != null) {
        log.add(new RejectId(record.partition(), record.offset()), record.timestamp(), reject);
      }
    } catch (UnreadableRecordException e) {
      log.addUnreadable();
    }
    read++;
    next.put(new TopicPartition(topic, record.partition()), record.offset() + 1);
  }

  /** Whether what is there now was read; a broker that does not say is told of and asked again. */
  private void look(Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    try {
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, LONGEST_LOOK);
      complete =
          partitions.stream()
              .allMatch(
                  partition -> consumer.position(partition, LONGEST_LOOK) >= ends.get(partition));
      log.reading(complete, read);
    } catch (TimeoutException e) {
      fail(e);
    }
  }

  private void fail(RuntimeException e) {
    if (log.failing(Instant.now(), e.getClass().getSimpleName())) {
      LOG.warn("the rejects cannot be read further for now: {}", e.toString());
    }
  }
}
