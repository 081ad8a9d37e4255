package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.RecordDecoder;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.AccessRecorded;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log from its beginning on, on a thread of its own, and tells the index what is where.
 * Searches do not wait for it: without it they read more.
 */
final class AccessLogFollower implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AccessLogFollower.class);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final AccessLogTopic topic;
  private final Supplier<RecordDecoder> decoders;
  private final AccessIndex index;
  private final Thread thread = new Thread(this::run, "fristvagt-access-log-follower");
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> current;
  private long next = -1;

  AccessLogFollower(AccessLogTopic topic, Supplier<RecordDecoder> decoders, AccessIndex index) {
    this.topic = topic;
    this.decoders = decoders;
    this.index = index;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> open = current;
    if (open != null) {
      open.wakeup();
    }
    try {
      thread.join(LONGEST_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    boolean wasWell = true;
    while (!isClosing(Duration.ZERO)) {
      try (Consumer<byte[], byte[]> consumer = topic.open()) {
        current = consumer;
        follow(consumer);
      } catch (WakeupException | InterruptException e) {
        // Being closed, or about to be asked again whether so.
      } catch (KafkaException e) {
        if (wasWell) {
          LOG.warn("the access log cannot be read further for now: {}", e.toString());
        }
        wasWell = false;
        isClosing(PAUSE);
      } finally {
        current = null;
      }
    }
  }

  private void follow(Consumer<byte[], byte[]> consumer) {
    RecordDecoder decoder = decoders.get();
    if (next < 0) {
      consumer.seekToBeginning(List.of(topic.partition()));
    } else {
      consumer.seek(topic.partition(), next);
    }
    while (!isClosing(Duration.ZERO)) {
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

  private boolean isClosing(Duration wait) {
    try {
      return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
