package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.RecordDecoder;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.streams.consumer.ConsumerThread;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log from its beginning on, on a thread of its own, and tells the index what is where.
 * Searches do not wait for it: without it they read more.
 */
final class AccessLogFollower implements ConsumerThread.Reading, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLogFollower.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final AccessLogTopic topic;
  private final Supplier<RecordDecoder> decoders;
  private final AccessIndex index;
  private final ConsumerThread thread;
  private long next = -1;
  private boolean failing;

  AccessLogFollower(AccessLogTopic topic, Supplier<RecordDecoder> decoders, AccessIndex index) {
    this.topic = topic;
    this.decoders = decoders;
    this.index = index;
    this.thread = new ConsumerThread("fristvagt-access-log-follower", topic::openToFollow, this);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    thread.close();
  }

  @Override
  public Duration failed(RuntimeException e) {
    if (!(e instanceof KafkaException)) {
      throw e;
    }
    if (!failing) {
      LOG.warn("the access log cannot be read further for now: {}", e.toString());
    }
    failing = true;
    return PAUSE;
  }

  @Override
  public void follow(Consumer<byte[], byte[]> consumer) {
    RecordDecoder decoder = decoders.get();
    if (next < 0) {
      consumer.seekToBeginning(List.of(topic.partition()));
    } else {
      consumer.seek(topic.partition(), next);
    }
    while (!thread.isClosing()) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        take(record, decoder);
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, RecordDecoder decoder) {
    try {
      if (decoder.decode(record.value()) instanceof AccessRecorded access) {
        index.add(record.offset(), access);
      } else {
        index.pass(record.offset());
      }
    } catch (UnreadableRecordException e) {
      index.pass(record.offset());
    }
    next = record.offset() + 1;
  }
}
