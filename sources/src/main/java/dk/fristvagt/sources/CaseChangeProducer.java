package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.CasePartitioner;
import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes facts, ticks and activated catalogues into {@code case-changes} and rejections into its
 * rejects.
 *
 * <p>Every record has a timestamp: the feed's clock at which it was produced. Records are sent in
 * the background; the first that fails for good makes every later call throw, so that no tick can
 * claim what was lost. Thread-safe, but for {@link #tick}: whoever calls it vouches that the facts
 * it speaks of were sent before.
 */
public final class CaseChangeProducer implements AutoCloseable {

  private static final int BATCH_BYTES = 128 * 1024;
  private static final int LINGER_MS = 5;

  private final Producer<String, SpecificRecord> producer;
  private final TopicNames topics;
  private final CloudEventHeaders events;
  private final CaseChangeCodec codec;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * @param kafka the connection ({@code bootstrap.servers}, security) and whatever tuning differs
   * @param serdes stays the caller's to close
   */
  public CaseChangeProducer(
      Map<String, ?> kafka, AvroSerdes serdes, TopicNames topics, CaseChangeCodec codec) {
    this(
        new KafkaProducer<>(config(kafka), new StringSerializer(), serdes.serializer()),
        topics,
        codec);
  }

  /**
   * Over a producer made elsewhere, which must be idempotent and use {@link CasePartitioner}.
   *
   * @param producer closed with this
   */
  public CaseChangeProducer(
      Producer<String, SpecificRecord> producer, TopicNames topics, CaseChangeCodec codec) {
    this.producer = producer;
    this.topics = topics;
    this.events = new CloudEventHeaders(topics);
    this.codec = codec;
  }

  /**
   * @param timestamp the feed's clock, ms since the epoch
   * @throws KafkaException when this or an earlier record could not be written
   */
  public void send(Fact fact, long timestamp) {
    send(fact, timestamp, TraceContext.NONE);
  }

  /**
   * @param timestamp the feed's clock, ms since the epoch
   * @param trace what the fact belongs to
   * @throws KafkaException when this or an earlier record could not be written
   */
  public void send(Fact fact, long timestamp, TraceContext trace) {
    ProducerRecord<String, SpecificRecord> record =
        new ProducerRecord<>(
            topics.caseChanges(),
            null,
            recordTime(timestamp),
            CaseChangeKeys.fact(fact),
            codec.encode(fact));
    trace.addTo(record.headers());
    send(record);
  }

  /**
   * Says in every partition that a source is complete through an instant, once all that was sent
   * before is acknowledged.
   *
   * @param time ms since the epoch
   * @throws KafkaException when this or an earlier record could not be written
   */
  public void tick(String source, long time) {
    flush();
    tickUnconfirmed(source, time);
  }

  /**
   * As {@link #tick}, but without waiting for what was sent before: for replays whose result is
   * thrown away when anything fails.
   */
  public void tickUnconfirmed(String source, long time) {
    toEveryPartition(time, CaseChangeKeys.tick(source), new Tick(source, time));
  }

  /** Puts a catalogue into force in every partition. */
  public void activate(CatalogueActivated catalogue) {
    toEveryPartition(
        catalogue.getActivatedAt(), CaseChangeKeys.catalogue(catalogue.getSequence()), catalogue);
  }

  /**
   * @param clock the feed's clock, ms since the epoch
   * @throws KafkaException when this or an earlier record could not be written
   */
  public void reject(Rejection rejection, long clock) {
    reject(rejection, clock, TraceContext.NONE);
  }

  /**
   * @param clock the feed's clock, ms since the epoch
   * @param trace what the rejected record belongs to
   * @throws KafkaException when this or an earlier record could not be written
   */
  public void reject(Rejection rejection, long clock, TraceContext trace) {
    toRejects(rejection.toRecord(clock), clock, trace);
  }

  /**
   * Says in the rejects what became of one of them.
   *
   * @param mark a record of the rejects that is no reject itself
   * @param clock the feed's clock, ms since the epoch
   * @throws KafkaException when this or an earlier record could not be written
   */
  public void mark(Reject mark, long clock) {
    toRejects(mark, clock, TraceContext.NONE);
  }

  private void toRejects(Reject reject, long clock, TraceContext trace) {
    send(
        new ProducerRecord<>(
            topics.rejects(),
            null,
            recordTime(clock),
            null,
            reject,
            events.reject(reject, clock, trace)));
  }

  /**
   * This as the sink of a feed whose ticks bear the name of a source; each tick waits for what was
   * sent before.
   */
  public FeedSink feed(String source) {
    return feed(source, TraceContext.NONE);
  }

  /** As {@link #feed(String)}, of facts that belong to a trace. */
  public FeedSink feed(String source, TraceContext trace) {
    return new ProducerFeed(this, trace, time -> tick(source, time));
  }

  /** As {@link #feed(String)}, with ticks that do not wait: see {@link #tickUnconfirmed}. */
  public FeedSink unconfirmedFeed(String source) {
    return new ProducerFeed(this, TraceContext.NONE, time -> tickUnconfirmed(source, time));
  }

  /**
   * Waits until all is written.
   *
   * @throws KafkaException when a record could not be written
   */
  public void flush() {
    producer.flush();
    requireNoFailure();
  }

  /**
   * Waits until all is written, then closes.
   *
   * @throws KafkaException when a record could not be written
   */
  @Override
  public void close() {
    producer.close();
    requireNoFailure();
  }

  private void toEveryPartition(long timestamp, String key, SpecificRecord value) {
    int partitions = producer.partitionsFor(topics.caseChanges()).size();
    for (int partition = 0; partition < partitions; partition++) {
      send(
          new ProducerRecord<>(topics.caseChanges(), partition, recordTime(timestamp), key, value));
    }
  }

  /** Kafka knows no time before 1970, but a replayed history may begin there. */
  private static long recordTime(long timestamp) {
    return Math.max(0, timestamp);
  }

  private void send(ProducerRecord<String, SpecificRecord> record) {
    requireNoFailure();
    producer.send(
        record,
        (metadata, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
  }

  private void requireNoFailure() {
    Exception first = failure.get();
    if (first != null) {
      throw new KafkaException(
          "a record could not be written: " + first.getClass().getSimpleName(), first);
    }
  }

  /**
   * The settings of a producer that may be given to {@link #CaseChangeProducer(Producer,
   * TopicNames, CaseChangeCodec)}.
   *
   * @param given the connection, and whatever tuning differs
   */
  public static Map<String, Object> config(Map<String, ?> given) {
    Map<String, Object> config = new HashMap<>();
    config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    config.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    config.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, TopicSettings.LARGEST_RECORD);
    config.putAll(given);
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.PARTITIONER_CLASS_CONFIG, CasePartitioner.class.getName());
    return config;
  }
}
