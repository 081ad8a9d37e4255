package dk.fristvagt.app.config;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The brokers and how to speak with them.
 *
 * @param bootstrapServers empty where none are named
 * @param connectTimeout how long to wait at the start for what does not answer yet
 */
public record KafkaSettings(
    Optional<String> bootstrapServers,
    Duration connectTimeout,
    KafkaSecurity security,
    ExtraProperties extra) {

  /** Empty where there is a problem. */
  static Optional<KafkaSettings> read(Reading in) {
    Optional<String> servers = in.read(KafkaKeys.BOOTSTRAP_SERVERS);
    Optional<Duration> timeout = in.read(KafkaKeys.CONNECT_TIMEOUT);
    Optional<KafkaSecurity> security = KafkaSecurity.read(in);
    ExtraProperties extra = ExtraProperties.read(in);
    return timeout.flatMap(
        wait -> security.map(secure -> new KafkaSettings(servers, wait, secure, extra)));
  }

  /** Of every client; the brokers' addresses are not among them. */
  public Map<String, Object> clientProperties() {
    Map<String, Object> all = new HashMap<>(extra.of(ClientKind.CLIENT));
    all.putAll(security.properties());
    return all;
  }

  /** Of producers, besides those of every client. */
  public Map<String, Object> producerProperties() {
    return extra.of(ClientKind.PRODUCER);
  }

  /** Of consumers, besides those of every client. */
  public Map<String, Object> consumerProperties() {
    return extra.of(ClientKind.CONSUMER);
  }

  /** Of the streams, besides those of every client. */
  public Map<String, Object> streamsProperties() {
    Map<String, Object> all = new HashMap<>(extra.of(ClientKind.STREAMS));
    producerProperties()
        .forEach((name, value) -> all.put(StreamsConfig.producerPrefix(name), value));
    consumerProperties()
        .forEach((name, value) -> all.put(StreamsConfig.consumerPrefix(name), value));
    return all;
  }

  /** Where tokens come from; Kafka asks only addresses that it was told of. */
  public Optional<String> tokenUrl() {
    return security.oauth().map(OauthSettings::tokenUrl);
  }
}
