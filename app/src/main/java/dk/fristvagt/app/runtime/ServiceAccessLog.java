package dk.fristvagt.app.runtime;

import dk.fristvagt.api.report.AccessLogging;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.streams.accesslog.KafkaAccessLog;
import dk.fristvagt.streams.accesslog.KafkaAccessLogSearch;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/** The access log of a running service. */
final class ServiceAccessLog {

  private ServiceAccessLog() {}

  /**
   * Begins to index it, too. Its times are the machine's, also where the facts' clock is another.
   *
   * @param serdes stays the caller's to close, after the others
   * @param open takes over what is to be closed
   */
  static AccessLogging start(
      ServiceSettings settings, KafkaConnection connection, AvroSerdes serdes, ResourceStack open) {
    TopicNames topics = settings.topics().names();
    String clientId = settings.applicationId() + "-access-log";
    return new AccessLogging(
        open.push(new KafkaAccessLog(named(connection.producerConfig(), clientId), topics, serdes)),
        open.push(
                new KafkaAccessLogSearch(
                    named(connection.consumerConfig(), clientId), topics, serdes))
            .start(),
        InstantSource.system());
  }

  private static Map<String, Object> named(Map<String, Object> config, String clientId) {
    Map<String, Object> named = new HashMap<>(config);
    named.put(CommonClientConfigs.CLIENT_ID_CONFIG, clientId);
    return named;
  }
}
