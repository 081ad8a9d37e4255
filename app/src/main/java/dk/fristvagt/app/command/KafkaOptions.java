package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.KafkaConnection;
import picocli.CommandLine.Option;

/** Where the configured Kafka and registry are. */
final class KafkaOptions {

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      required = true,
      defaultValue = "${env:FRISTVAGT_BOOTSTRAP_SERVERS}",
      description = "Kafka; or FRISTVAGT_BOOTSTRAP_SERVERS.")
  private String bootstrapServers;

  @Option(
      names = "--schema-registry-url",
      paramLabel = "URL",
      required = true,
      defaultValue = "${env:FRISTVAGT_SCHEMA_REGISTRY_URL}",
      description = "The schema registry; or FRISTVAGT_SCHEMA_REGISTRY_URL.")
  private String schemaRegistryUrl;

  KafkaConnection connection() {
    return new KafkaConnection(bootstrapServers, schemaRegistryUrl);
  }
}
