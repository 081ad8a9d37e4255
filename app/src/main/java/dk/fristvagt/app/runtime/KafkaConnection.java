package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.sources.CaseChangeProducer;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * Where the broker and the schema registry are.
 *
 * @param bootstrapServers {@code host:port}, a list with commas
 * @param schemaRegistryUrl a list with commas
 */
public record KafkaConnection(String bootstrapServers, String schemaRegistryUrl) {

  /** What every client needs to know. */
  public Map<String, Object> clientConfig() {
    return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
  }

  /** To be closed by the caller. */
  public Admin admin() {
    return Admin.create(clientConfig());
  }

  /** To be closed by the caller. */
  public AvroSerdes serdes() {
    return AvroSerdes.at(schemaRegistryUrl);
  }

  /** To be closed by the caller, who keeps the serdes. */
  public CaseChangeProducer producer(AvroSerdes serdes, TopicNames topics, Calendars calendars) {
    return new CaseChangeProducer(
        clientConfig(), serdes, topics, new CaseChangeCodec(calendars::zone));
  }
}
