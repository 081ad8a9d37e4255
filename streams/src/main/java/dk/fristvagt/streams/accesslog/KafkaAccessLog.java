package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.v1.AccessRecorded;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The log as a topic. A record counts as written when every replica in sync has it. Thread-safe.
 *
 * <p>What may wait for a broker or a registry is done on a thread of its own: {@link #append}
 * returns at once, and a log that hangs fills a bounded queue and then refuses. What was given up
 * before it was sent is not sent; what was given up later may be in the log although nothing was
 * shown.
 */
public final class KafkaAccessLog implements AccessLog, AutoCloseable {

  /** Somebody waits for the answer. */
  private static final int LONGEST_BLOCK_MS = 4_000;

  private static final int LONGEST_REQUEST_MS = 3_000;
  private static final int LONGEST_DELIVERY_MS = 5_000;

  /** Gathers what came at the same time, and is not noticed by whoever waits. */
  private static final int LINGER_MS = 2;

  private static final int MOST_WAITING = 1_000;
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);

  private final Producer<String, byte[]> producer;
  private final String topic;
  private final Serializer<SpecificRecord> serializer;
  private final CloudEventHeaders events;
  private final ThreadPoolExecutor sender =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          work -> {
            Thread thread = new Thread(work, "fristvagt-access-log");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param connection {@code bootstrap.servers} and security
   * @param serdes stays the caller's to close
   */
  public KafkaAccessLog(Map<String, ?> connection, TopicNames topics, AvroSerdes serdes) {
    this(
        new KafkaProducer<>(config(connection), new StringSerializer(), new ByteArraySerializer()),
        topics,
        serdes);
  }

  /**
   * @param producer closed here
   */
  KafkaAccessLog(Producer<String, byte[]> producer, TopicNames topics, AvroSerdes serdes) {
    this.producer = producer;
    this.topic = topics.accessLog();
    this.serializer = serdes.serializer();
    this.events = new CloudEventHeaders(topics);
  }

  private static Map<String, Object> config(Map<String, ?> connection) {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_REQUEST_MS);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_DELIVERY_MS);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.LARGEST_RECORD);
    return config;
  }

  @Override
  public CompletableFuture<Void> append(AccessRecorded access) {
    CompletableFuture<Void> written = new CompletableFuture<>();
    try {
      sender.execute(() -> send(access, written));
    } catch (RejectedExecutionException e) {
      written.completeExceptionally(new TimeoutException("the access log takes no more", e));
    }
    return written;
  }

  private void send(AccessRecorded access, CompletableFuture<Void> written) {
    if (written.isDone()) {
      return;
    }
    try {
      byte[] value = serializer.serialize(topic, access);
      producer.send(
          new ProducerRecord<>(
              topic, null, null, access.getAccessId(), value, events.access(access)),
          (metadata, error) -> {
            if (error == null) {
              written.complete(null);
            } else {
              written.completeExceptionally(error);
            }
          });
    } catch (RuntimeException e) {
      written.completeExceptionally(e);
    }
  }

  /** Gives up what is not written within some seconds. A second call does nothing. */
  @Override
  public void close() {
    sender.shutdownNow();
    producer.close(LONGEST_CLOSE);
  }
}
