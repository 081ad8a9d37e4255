package dk.fristvagt.app.runtime;

import dk.fristvagt.app.config.KafkaSettings;
import dk.fristvagt.app.config.RegistrySettings;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.sources.CaseChangeProducer;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;

/**
 * Where the broker and the schema registry are, and how to speak with them.
 *
 * @param bootstrapServers {@code host:port}, a list with commas
 * @param schemaRegistryUrl a list with commas
 */
public record KafkaConnection(
    String bootstrapServers, String schemaRegistryUrl, ClientProperties properties) {

  /** To a broker and a registry without security. */
  public KafkaConnection(String bootstrapServers, String schemaRegistryUrl) {
    this(bootstrapServers, schemaRegistryUrl, ClientProperties.NONE);
  }

  /**
   * To what is configured, where both addresses are.
   *
   * @throws java.util.NoSuchElementException where one is missing
   */
  public static KafkaConnection of(KafkaSettings kafka, RegistrySettings registry) {
    kafka.tokenUrl().ifPresent(AllowedTokenUrls::allow);
    return new KafkaConnection(
        kafka.bootstrapServers().orElseThrow(),
        registry.url().orElseThrow(),
        new ClientProperties(
            kafka.clientProperties(),
            kafka.producerProperties(),
            kafka.consumerProperties(),
            kafka.streamsProperties(),
            registry.clientProperties()));
  }

  /** What every client needs to know. */
  public Map<String, Object> clientConfig() {
    return merged(
        properties.client(),
        Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** What a producer needs to know. */
  public Map<String, Object> producerConfig() {
    return merged(properties.producer(), clientConfig());
  }

  /** What a consumer needs to know. */
  public Map<String, Object> consumerConfig() {
    return merged(properties.consumer(), clientConfig());
  }

  /**
   * What the streams need to know besides the address.
   *
   * @param more wins
   */
  public Map<String, Object> streamsConfig(Map<String, Object> more) {
    return merged(merged(properties.streams(), properties.client()), more);
  }

  /** To be closed by the caller. */
  public Admin admin() {
    return Admin.create(clientConfig());
  }

  /** What the registry's client needs to know. */
  public Map<String, Object> registryConfig() {
    return merged(
        properties.registry(),
        Map.of(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, schemaRegistryUrl));
  }

  /** Whether a schema that the registry does not know is registered when it is first written. */
  public boolean registersSchemas() {
    Object registers =
        properties.registry().get(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS);
    return registers == null || Boolean.parseBoolean(registers.toString());
  }

  /** To be closed by the caller. */
  public AvroSerdes serdes() {
    return new AvroSerdes(registryConfig());
  }

  /** To be closed by the caller, who keeps the serdes. */
  public CaseChangeProducer producer(AvroSerdes serdes, TopicNames topics, Calendars calendars) {
    return new CaseChangeProducer(
        producerConfig(), serdes, topics, new CaseChangeCodec(calendars::zone));
  }

  private static Map<String, Object> merged(Map<String, Object> some, Map<String, Object> wins) {
    Map<String, Object> all = new HashMap<>(some);
    all.putAll(wins);
    return Map.copyOf(all);
  }
}
