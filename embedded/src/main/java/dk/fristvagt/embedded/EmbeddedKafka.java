package dk.fristvagt.embedded;

import java.nio.file.Path;

/**
 * An {@link EmbeddedBroker} and an {@link EmbeddedSchemaRegistry} on it, as one thing to start and
 * to stop. Schema ids live in the broker's own log, so they live and die with the data that they
 * describe.
 *
 * <p>Safe for use by any thread.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private final EmbeddedBroker broker;
  private final EmbeddedSchemaRegistry registry;

  private EmbeddedKafka(EmbeddedBroker broker, EmbeddedSchemaRegistry registry) {
    this.broker = broker;
    this.registry = registry;
  }

  /** As {@link #start(Path, EmbeddedKafkaOptions)} with the defaults. */
  public static EmbeddedKafka start(Path dataDirectory) {
    return start(dataDirectory, EmbeddedKafkaOptions.defaults());
  }

  /**
   * Returns when both answer; after a failure neither runs.
   *
   * @param dataDirectory made if absent; holds all state between runs
   * @throws DataDirectoryInUseException if another broker works on the data directory
   * @throws EmbeddedKafkaException if one of them cannot start
   */
  public static EmbeddedKafka start(Path dataDirectory, EmbeddedKafkaOptions options) {
    EmbeddedBroker broker =
        new EmbeddedBroker(dataDirectory, options.brokerPort(), options.brokerOverrides());
    try {
      broker.start();
      EmbeddedSchemaRegistry registry =
          new EmbeddedSchemaRegistry(
              broker.bootstrapServers(), options.schemaRegistryPort(), options.compatibility());
      registry.start();
      return new EmbeddedKafka(broker, registry);
    } catch (RuntimeException | Error e) {
      try {
        broker.close();
      } catch (RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  /** What clients need as {@code bootstrap.servers}. */
  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** What serializers need as {@code schema.registry.url}. */
  public String schemaRegistryUrl() {
    return registry.url();
  }

  /** The same at every start on the same data directory. */
  public String clusterId() {
    return broker.clusterId();
  }

  /**
   * Stops the registry, which needs the broker, then the broker. A second call does nothing. May be
   * called from a shutdown hook.
   */
  @Override
  public void close() {
    try (broker) {
      registry.close();
    }
  }
}
