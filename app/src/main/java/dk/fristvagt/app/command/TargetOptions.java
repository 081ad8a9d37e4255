package dk.fristvagt.app.command;

import dk.fristvagt.app.config.Configuration;
import dk.fristvagt.app.config.Secret;
import dk.fristvagt.app.connection.ConnectionCheck;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.schemas.PublishedSchema;
import dk.fristvagt.schemas.TopicNames;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which system a command works on: a configured Kafka, or the data directory of an embedded one.
 */
@Command
final class TargetOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private ConfigOption config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data directory of an embedded system.")
  private Path data;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka; or FRISTVAGT_BOOTSTRAP_SERVERS.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      description = "Schema registry; or FRISTVAGT_SCHEMA_REGISTRY_URL.")
  private String schemaRegistryUrl;

  private Configuration configuration;

  /**
   * @throws ParameterException when it does not say which system
   * @throws CommandFailure with everything that is wrong with the configuration
   */
  void check() {
    if (!isEmbedded()) {
      configured();
    }
  }

  /**
   * Whether the command line, the environment or a configuration file says which system.
   *
   * @throws CommandFailure with everything that is wrong with the configuration
   */
  boolean isGiven() {
    return isEmbedded()
        || !configuration().kafka().bootstrapServers().isEmpty()
        || !configuration().registry().url().isEmpty();
  }

  /** Whether there is a log to look into: a data directory that is not there has none. */
  boolean mayHoldFacts() {
    return !isEmbedded() || new DataDirectory(data).holdsData();
  }

  /**
   * Whether a data directory is meant. What is said on the command line wins over the environment.
   *
   * @throws CommandFailure with everything that is wrong with the configuration
   */
  boolean isEmbedded() {
    if (data != null && (bootstrapServers != null || schemaRegistryUrl != null)) {
      throw usage("--data and --bootstrap-servers exclude each other.");
    }
    configuration();
    return data != null;
  }

  /**
   * @throws ParameterException when none was given
   */
  DataDirectory dataDirectory() {
    if (data == null) {
      throw usage("--data DIR is missing.");
    }
    return DataDirectory.ensure(data);
  }

  /**
   * To broker and registry, both of which have been found to take us in.
   *
   * @throws ParameterException when it does not say which system
   * @throws CommandFailure when the broker or the registry does not answer, or refuses
   */
  KafkaConnection connection() {
    KafkaConnection connection = configured();
    new ConnectionCheck(connection, configuration().kafka().connectTimeout()).require();
    return connection;
  }

  /**
   * To broker and registry as {@link #connection()}, for a command that writes.
   *
   * @param written the schemas that it writes
   * @throws ParameterException when it does not say which system
   * @throws CommandFailure when the broker or the registry does not answer, or refuses, or a schema
   *     is missing that others must register
   */
  KafkaConnection connection(TopicNames topics, Set<PublishedSchema> written) {
    KafkaConnection connection = configured();
    new ConnectionCheck(connection, configuration().kafka().connectTimeout())
        .require(topics, written);
    return connection;
  }

  /**
   * What all instances of the service know; empty where none is given.
   *
   * @throws CommandFailure with everything that is wrong with the configuration
   */
  Optional<Secret> clusterSecret() {
    return configuration().clusterSecret();
  }

  private KafkaConnection configured() {
    Configuration all = configuration();
    if (all.kafka().bootstrapServers().isEmpty() || all.registry().url().isEmpty()) {
      throw usage(
          "say which system: --bootstrap-servers and --schema-registry-url, or --data DIR, or"
              + " --config FILE.");
    }
    return KafkaConnection.of(all.kafka(), all.registry());
  }

  private Configuration configuration() {
    if (configuration == null) {
      configuration = ConfiguredDefaults.configuration(command);
    }
    return configuration;
  }

  /** The system for the time of a command; an embedded one that is down is started for it. */
  SystemAccess access(StopSignal stop) {
    return isEmbedded()
        ? SystemAccess.embedded(dataDirectory(), stop)
        : SystemAccess.configured(connection());
  }

  /** As {@link #access(StopSignal)}, for a command that writes with these schemas. */
  SystemAccess access(StopSignal stop, TopicNames topics, Set<PublishedSchema> written) {
    return isEmbedded()
        ? SystemAccess.embedded(dataDirectory(), stop)
        : SystemAccess.configured(connection(topics, written));
  }

  ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
