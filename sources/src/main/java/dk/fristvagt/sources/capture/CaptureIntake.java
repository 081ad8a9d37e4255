package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.LocalMidnights;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.errors.OffsetOutOfRangeException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what a connector captured into {@code case-changes}: facts, ticks and rejects.
 *
 * <p>Goes on where it ended, whatever happened in between, and writes everything once; of two that
 * run for the same source the later one goes on and the other gives up. What fails is tried again
 * after a second, save what no repetition cures. Runs on a thread of its own from {@link #start} to
 * {@link #close}; all methods may be called from any thread.
 */
public final class CaptureIntake implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CaptureIntake.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

  /** The broker's own limit, unless it is told otherwise: so long may one snapshot take. */
  private static final int LONGEST_TRANSACTION_MS = 900_000;

  private static final int MOST_RECORDS = 2_000;

  private final CaptureSettings settings;
  private final Map<String, Object> kafka;
  private final AvroSerdes serdes;
  private final LocalMidnights midnights =
      new LocalMidnights(List.of(MunicipalCalendar.COPENHAGEN));
  private final CaptureProgress progress = new CaptureProgress();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "capture-intake");
  private volatile RuntimeException failure;

  /**
   * @param kafka the connection
   * @param serdes stays the caller's to close, after this
   */
  public CaptureIntake(CaptureSettings settings, Map<String, Object> kafka, AvroSerdes serdes) {
    this.settings = settings;
    this.kafka = Map.copyOf(kafka);
    this.serdes = serdes;
    thread.setDaemon(true);
  }

  /** The captured topic must be there. */
  public void start() {
    thread.start();
  }

  /** Why it ended, if it did so by itself. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /** How it is now. */
  public SourceHealth.Intake health() {
    return progress.intake();
  }

  /** Ends after what is being written; what is read in part is read again the next time. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LONGEST_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        try {
          runSession();
        } catch (CapturedRecordsLostException
            | OffsetOutOfRangeException
            | ProducerFencedException
            | IllegalArgumentException e) {
          failure = e;
          progress.failed(words(e), true);
          LOG.error("The intake of {} has ended: {}", settings.capturedTopic(), words(e));
          return;
        } catch (RuntimeException e) {
          progress.failed(words(e), false);
          LOG.warn("The intake of {} tries again: {}", settings.capturedTopic(), e.toString());
        }
        closing.await(BETWEEN_ATTEMPTS.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String words(RuntimeException e) {
    return e instanceof ProducerFencedException
        ? "another intake has taken over this source"
        : e.getMessage();
  }

  private void runSession() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer();
        KafkaProducer<String, SpecificRecord> producer = producer()) {
      IntakeSession session = new IntakeSession(settings, consumer, producer, midnights, progress);
      session.open();
      while (closing.getCount() > 0) {
        session.step(POLL);
        progress.recovered();
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.GROUP_ID_CONFIG, settings.identity());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private KafkaProducer<String, SpecificRecord> producer() {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, settings.identity());
    config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, LONGEST_TRANSACTION_MS);
    return new KafkaProducer<>(
        CaseChangeProducer.config(config), new StringSerializer(), serdes.serializer());
  }
}
