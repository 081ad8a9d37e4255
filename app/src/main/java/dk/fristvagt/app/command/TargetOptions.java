package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import java.nio.file.Path;
import picocli.CommandLine.Command;
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

  /**
   * @throws ParameterException when it does not say which system
   */
  void check() {
    if (!isEmbedded()) {
      connection();
    }
  }

  /** Whether anything says which system. */
  boolean isGiven() {
    return data != null
        || orEnvironment(bootstrapServers, "FRISTVAGT_BOOTSTRAP_SERVERS") != null
        || orEnvironment(schemaRegistryUrl, "FRISTVAGT_SCHEMA_REGISTRY_URL") != null;
  }

  /** Whether there is a log to look into: a data directory that is not there has none. */
  boolean mayHoldFacts() {
    return !isEmbedded() || new DataDirectory(data).holdsData();
  }

  /**
   * Whether a data directory is meant. What is said on the command line wins over the environment.
   */
  boolean isEmbedded() {
    if (data != null && (bootstrapServers != null || schemaRegistryUrl != null)) {
      throw usage("--data and --bootstrap-servers exclude each other.");
    }
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
   * @throws ParameterException when it is not complete
   */
  KafkaConnection connection() {
    String servers = orEnvironment(bootstrapServers, "FRISTVAGT_BOOTSTRAP_SERVERS");
    String registry = orEnvironment(schemaRegistryUrl, "FRISTVAGT_SCHEMA_REGISTRY_URL");
    if (servers == null || registry == null) {
      throw usage(
          "say which system: --bootstrap-servers and --schema-registry-url, or --data DIR.");
    }
    return new KafkaConnection(servers, registry);
  }

  /** The system for the time of a command; an embedded one that is down is started for it. */
  SystemAccess access(StopSignal stop) {
    return isEmbedded()
        ? SystemAccess.embedded(dataDirectory(), stop)
        : SystemAccess.configured(connection());
  }

  ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }

  private static String orEnvironment(String given, String variable) {
    String value = given == null ? System.getenv(variable) : given;
    return value == null || value.isBlank() ? null : value;
  }
}
