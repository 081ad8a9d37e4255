package dk.fristvagt.app.runtime;

import dk.fristvagt.api.report.Operations;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.RejectRecheck;
import dk.fristvagt.streams.operations.StreamsHealth;
import dk.fristvagt.streams.rejects.KafkaRejectOriginals;
import dk.fristvagt.streams.rejects.RejectLog;
import dk.fristvagt.streams.rejects.RejectsConsumers;
import dk.fristvagt.streams.rejects.RejectsReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.ProducerConfig;

/** What a running service offers to those who operate it. */
final class ServiceOperations {

  /** Somebody waits for the answer to a retry. */
  private static final int LONGEST_BLOCK_MS = 10_000;

  private static final int LONGEST_DELIVERY_MS = 30_000;
  private static final int LONGEST_REQUEST_MS = 15_000;

  private ServiceOperations() {}

  /**
   * Begins to read the rejects, too.
   *
   * @param serdes stays the caller's to close, after the others
   * @param open takes over what is to be closed
   */
  static Operations start(
      ServiceSettings settings,
      KafkaConnection connection,
      AvroSerdes serdes,
      StreamsHealth streams,
      ResourceStack open) {
    TopicNames topics = settings.topics().names();
    RejectLog log = new RejectLog(topics);
    String clientId = settings.applicationId() + "-rejects";
    RejectsConsumers consumers = new RejectsConsumers(named(connection.consumerConfig(), clientId));
    open.push(new RejectsReader(consumers, topics.rejects(), serdes, log)).start();
    return new Operations(
        version(),
        Instant.now(),
        topics,
        settings.sources(),
        settings.staleAfter(),
        Optional.of(streams),
        log,
        Optional.of(
            new LiveRejectRetry(
                topics,
                new KafkaRejectOriginals(consumers, topics.rejects(), serdes),
                log,
                () -> recheck(settings.calendars(), serdes, topics),
                () ->
                    producer(
                        settings.calendars(),
                        named(connection.producerConfig(), clientId),
                        serdes,
                        topics),
                settings.time())),
        Optional.empty());
  }

  private static Map<String, Object> named(Map<String, Object> config, String clientId) {
    Map<String, Object> named = new HashMap<>(config);
    named.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    return named;
  }

  private static RejectRecheck recheck(Calendars calendars, AvroSerdes serdes, TopicNames topics) {
    return new RejectRecheck(
        new FactReader(calendars::zone),
        serdes.caseChangesDecoder(topics.caseChanges()),
        new CaseChangeCodec(calendars::zone));
  }

  private static CaseChangeProducer producer(
      Calendars calendars, Map<String, Object> connection, AvroSerdes serdes, TopicNames topics) {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, LONGEST_BLOCK_MS);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, LONGEST_REQUEST_MS);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, LONGEST_DELIVERY_MS);
    return new CaseChangeProducer(config, serdes, topics, new CaseChangeCodec(calendars::zone));
  }

  private static String version() {
    String version = ServiceOperations.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }
}
