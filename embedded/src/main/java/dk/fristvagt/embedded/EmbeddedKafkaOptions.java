package dk.fristvagt.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.Map;
import java.util.Objects;

/**
 * How an {@link EmbeddedKafka} is set up.
 *
 * @param brokerPort 0 to 65535; 0 takes any free one
 * @param schemaRegistryPort 0 to 65535; 0 takes any free one
 * @param compatibility holds for every subject until {@code PUT /config} says otherwise
 * @param brokerOverrides Kafka broker settings that take precedence over the embedded broker's own
 */
public record EmbeddedKafkaOptions(
    int brokerPort,
    int schemaRegistryPort,
    CompatibilityLevel compatibility,
    Map<String, String> brokerOverrides) {

  public EmbeddedKafkaOptions {
    requirePort(brokerPort);
    requirePort(schemaRegistryPort);
    if (brokerPort != 0 && brokerPort == schemaRegistryPort) {
      throw new IllegalArgumentException(
          "Broker and schema registry cannot share port " + brokerPort + ".");
    }
    Objects.requireNonNull(compatibility, "compatibility");
    brokerOverrides = Map.copyOf(brokerOverrides);
  }

  /** Free ports, {@code FULL_TRANSITIVE}, no overrides. */
  public static EmbeddedKafkaOptions defaults() {
    return new EmbeddedKafkaOptions(0, 0, CompatibilityLevel.FULL_TRANSITIVE, Map.of());
  }

  public EmbeddedKafkaOptions withBrokerPort(int port) {
    return new EmbeddedKafkaOptions(port, schemaRegistryPort, compatibility, brokerOverrides);
  }

  public EmbeddedKafkaOptions withSchemaRegistryPort(int port) {
    return new EmbeddedKafkaOptions(brokerPort, port, compatibility, brokerOverrides);
  }

  public EmbeddedKafkaOptions withCompatibility(CompatibilityLevel level) {
    return new EmbeddedKafkaOptions(brokerPort, schemaRegistryPort, level, brokerOverrides);
  }

  public EmbeddedKafkaOptions withBrokerOverrides(Map<String, String> overrides) {
    return new EmbeddedKafkaOptions(brokerPort, schemaRegistryPort, compatibility, overrides);
  }

  static int requirePort(int port) {
    if (port < 0 || port > 65535) {
      throw new IllegalArgumentException("A port is 0 to 65535, not " + port + ".");
    }
    return port;
  }
}
